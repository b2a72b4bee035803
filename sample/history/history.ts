import { derivedId } from "../../models/id.ts";
import { addDays, dayOf, dayStart } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";
import { isOpenDay, nextOpenDay, openSpans } from "../../models/rules/openHours.ts";
import { groupBy } from "../../models/groupBy.ts";
import { HISTORY_DAYS } from "../visits.ts";
import { makeCalls } from "./calls.ts";
import { type Diary, newDiary, type Setting } from "./diary.ts";
import { drawUpDay } from "./list.ts";
import { answerNumbers } from "./numbers.ts";
import { planCalls } from "./planned.ts";

/** So many calls of the last day were left over, for today's list to begin with. */
export const LEFT_OVER = 3;

const CLOSES_MS = 18.5 * 3_600_000;
const POSTS_MS = 8.5 * 3_600_000;

/** Lives through the days before today by the product's own rules, and writes down what the product would have. */
export function writeHistory(setting: Setting): Diary {
  const { store, windows, visits, today } = setting;
  const diary = newDiary();
  const byDay = groupBy(visits.values(), ({ at }) => dayOf(at, store.timezone));
  for (let day = addDays(today, -HISTORY_DAYS); day < today; day = addDays(day, 1)) {
    planCalls(setting, diary, byDay.get(day) ?? [], day);
    if (!isOpenDay(day, windows)) continue;
    answerNumbers(setting, diary, day);
    const isLast = nextOpenDay(addDays(day, 1), windows) >= today;
    const tasks = drawUpDay(setting, diary, day);
    const left = isLast ? tasks.filter(({ agreedAt, lead }) => !agreedAt && lead.attempts.length === 0) : [];
    const leftOver = new Set(left.slice(-LEFT_OVER));
    makeCalls(
      setting,
      diary,
      tasks.filter((task) => !leftOver.has(task)),
      day,
    );
    for (const { lead } of leftOver) Object.assign(lead, { status: "open", postedDay: day });
    if (!isLast) carryOver(setting, diary, day);
    diary.days.push(pastDay(setting, day));
  }
  return diary;
}

/** What was not finished goes to the next open day. */
function carryOver({ windows }: Setting, { open }: Diary, day: Day): void {
  const next = nextOpenDay(addDays(day, 1), windows);
  for (const call of open) {
    if (call.day !== day || call.waitingFor) continue;
    Object.assign(call, { day: next, status: "open", carried: call.carried ?? day });
    delete call.nextAt;
    delete call.agreed;
  }
}

function pastDay({ store, windows }: Setting, day: Day) {
  const start = +dayStart(day, store.timezone);
  const last = openSpans(day, windows).at(-1)!.to;
  return {
    _id: derivedId("day", store._id, day),
    ...{ store: store._id, day, postedAt: new Date(start + POSTS_MS) },
    closedAt: new Date(Math.max(start + CLOSES_MS, +last)),
    ...{ revision: 3, stale: false, done: [] },
  };
}
