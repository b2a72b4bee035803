import type { ComplaintStep, ComplaintView } from "../../bot/views.ts";
import type { DeskItem } from "../../bot/web/wire.ts";
import { buttonOf, type DeskPerson } from "./deskPerson.ts";
import type { Wishes } from "./fillIn.ts";
import { type Stage, submit, until } from "./stage.ts";

const order: readonly ComplaintStep[] = [
  "open",
  "acknowledged",
  "planned",
  "informed",
  "done",
  "verifying",
  "closed",
];

/** A complaint's card as its owner sees it. */
export interface ComplaintItem {
  owner: DeskPerson;
  channel: string;
  item: DeskItem;
  view: ComplaintView;
}

/** Finds the complaint with these words of the customer's in the managers' channels. */
export function complaintWith(stage: Stage, words: string): Promise<ComplaintItem> {
  return until(`a complaint: ${words}`, async () => {
    for (const [code, department] of [
      ["wang", "service"],
      ["gao", "sales"],
    ] as const) {
      const owner = await stage.person(code);
      const channel = `complaints.${department}`;
      for (const item of await owner.channel(channel)) {
        const { view } = item.card;
        if (view?.kind !== "complaint" || !view.points.some((point) => point.words === words)) continue;
        return { owner, channel, item, view };
      }
    }
    return undefined;
  });
}

/** Takes a complaint one step on by its button, unless that was done before a crash. */
export async function step(
  stage: Stage,
  words: string,
  action: "acknowledge" | "plan" | "tellCustomer" | "measureDone",
  wishes?: Wishes,
): Promise<ComplaintItem> {
  const from = { acknowledge: 0, plan: 1, tellCustomer: 2, measureDone: 3 }[action];
  const found = await until(`${action}: ${words}`, async () => {
    const complaint = await complaintWith(stage, words);
    const at = order.indexOf(complaint.view.step);
    return at > from || buttonOf(complaint.item, action) ? complaint : undefined;
  });
  const { owner, item, view } = found;
  if (order.indexOf(view.step) > from) return found;
  const key = `play-${view.subject}-${action}`;
  if (wishes) await submit(owner, key, item, action, wishes);
  else await owner.press(key, item, action);
  return found;
}
