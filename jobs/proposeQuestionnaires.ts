import { Notice } from "../models/notice.ts";
import { periodResults } from "../models/periodResults.ts";
import { addDays } from "../models/rules/days.ts";
import { items } from "../models/rules/definition.ts";
import { itemName } from "../models/rules/itemName.ts";
import type { QuestionnaireKind } from "../models/rules/kinds.ts";
import { type Period, periodBefore, periodOf } from "../models/rules/period.ts";
import { Store } from "../models/store.ts";
import type { Store as AnyStore } from "../models/storeFields.ts";
import { channelPlaces } from "./channelPlaces.ts";
import { eachStore } from "./eachStore.ts";
import type { Job } from "./job.ts";

const NAME = "proposeQuestionnaires";
// Of a quarter that ended longer ago nobody has to hear any more.
const TOLD_WITHIN_DAYS = 14;
const MOST_NAMED = 3;

/** When a quarter is over, tells each department's manager its weak items and where the proposal for the next is. */
export function proposeQuestionnaires(publicUrl: string): Job {
  return eachStore(NAME, (store, now) => proposeTo(store, now, publicUrl));
}

async function proposeTo(
  store: AnyStore,
  now: Date,
  publicUrl: string,
): Promise<{ told: QuestionnaireKind[] }> {
  const today = store.today(now);
  const period = periodBefore(periodOf(today));
  const told: QuestionnaireKind[] = [];
  if ((store.lastDone[NAME] ?? "") >= period.to || today > addDays(period.to, TOLD_WITHIN_DAYS))
    return { told };
  for (const kind of ["sales", "service"] as const) {
    if (await tell(store, kind, period, now, publicUrl)) told.push(kind);
  }
  // Last: what broke off is said again, once, since a notice is unique by its cause.
  await Store.markDone(store._id, NAME, period.to);
  return { told };
}

/** Says what was weak in the department's channel; false where nobody was asked. */
async function tell(
  store: AnyStore,
  kind: QuestionnaireKind,
  period: Period,
  at: Date,
  publicUrl: string,
): Promise<boolean> {
  const { calls, items: found, definition } = await periodResults(store._id, kind, period);
  if (calls === 0) return false;
  const names = new Map(items(definition).map((each) => [each.name, itemName(each, store.locale)]));
  const weak = found.filter(({ weakness, n }) => weakness > 0 && n > 0).slice(0, MOST_NAMED);
  const named = weak.map(({ item, mean }) => `${names.get(item) ?? item} ${mean?.toFixed(1) ?? ""}`);
  const content = JSON.stringify({
    ...{ kind: "notice", tone: "calm", at: at.toISOString() },
    key: weak.length > 0 ? `card.proposal.${kind}` : `card.noWeakItems.${kind}`,
    params: {
      ...{ period: period.code, calls, weak: named.join("; ") },
      url: `${publicUrl.replace(/\/$/, "")}/builder#/${store._id}/${kind}/proposal`,
    },
  });
  for (const place of channelPlaces(store, store.complaintChannel(kind))) {
    await Notice.say({ store: store._id, cause: `proposal:${kind}:${period.code}`, place, content, at });
  }
  return true;
}
