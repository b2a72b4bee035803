import type { AttemptFields } from "../../models/callbackFields.ts";
import { given } from "../../models/change.ts";
import { dayOf } from "../../models/rules/days.ts";
import type { Day, StaffCode } from "../../models/rules/kinds.ts";
import { type AttemptOutcome, outcomes } from "../../models/rules/outcomes.ts";
import { nextStep } from "../../models/rules/retry.ts";
import { nextCallTime } from "../../models/rules/callWindow.ts";
import { groupBy } from "../../models/groupBy.ts";
import type { Call, Diary, Setting } from "./diary.ts";
import { answered } from "./conversation.ts";
import { end, type Task } from "./list.ts";
import { askNumber, askUser } from "./numbers.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

// Of a hundred calls. Who is spoken to at an agreed time, or by the one who sold him the car, mostly has time.
const usual: readonly (readonly [AttemptOutcome, number])[] = [
  ["completed", 740],
  ["noAnswer", 130],
  ["busy", 40],
  ["poweredOff", 25],
  ["rescheduled", 30],
  ["breakoff", 8],
  ["refusedSoft", 10],
  ["refusedHard", 2],
  ["wrongNumber", 5],
  ["invalidNumber", 3],
  ["suspended", 3],
  ["ineligible", 4],
];
const expected: typeof usual = [
  ["completed", 900],
  ["noAnswer", 60],
  ["rescheduled", 30],
  ["breakoff", 10],
];
const elusive: typeof usual = [
  ["completed", 250],
  ["noAnswer", 500],
  ["poweredOff", 250],
];

/** Makes a day's calls, each caller one after the other, and again in the other part of the day where that follows. */
export function makeCalls(setting: Setting, diary: Diary, tasks: readonly Task[], day: Day): void {
  for (const [caller, his] of groupBy(tasks, (task) => task.caller)) {
    makeHisCalls(setting, diary, caller, his, day);
  }
}

function makeHisCalls(
  setting: Setting,
  diary: Diary,
  caller: StaffCode,
  tasks: readonly Task[],
  day: Day,
): void {
  const { store, random } = setting;
  const queue = tasks.toSorted(byEarliest);
  let free = new Date(0);
  for (let task = queue.shift(); task; task = queue.shift()) {
    const { spans, agreedAt } = task;
    const from = new Date(Math.max(+free, +task.earliest) + random.between(40, 300) * SECOND_MS);
    const start = agreedAt ? from : spans.find(({ to }) => to > from) && inSpans(from, spans);
    if (!start) continue;
    for (const call of [task.lead, ...task.also]) call.postedDay = day;
    free = new Date(+call(setting, diary, task, caller, start) + random.between(2, 9) * MINUTE_MS);
    const { status, nextAt } = task.lead;
    if (status !== "waiting" || !nextAt || dayOf(nextAt, store.timezone) !== day) continue;
    queue.push({ ...task, earliest: nextAt, ...given({ agreedAt: task.lead.agreed ? nextAt : undefined }) });
    queue.sort(byEarliest);
  }
}

const byEarliest = (a: Task, b: Task): number => +a.earliest - +b.earliest;

function inSpans(from: Date, spans: Task["spans"]): Date | undefined {
  const span = spans.find(({ to }) => to > from);
  return span && (span.from > from ? span.from : from);
}

/** Makes one call and writes down what follows from it; returns when it was over. */
function call(setting: Setting, diary: Diary, task: Task, caller: StaffCode, start: Date): Date {
  const { lead, also, agreedAt, by } = task;
  const { random } = setting;
  const outcome = random.weighted(chances(lead, agreedAt !== undefined || by === "consultant"));
  const seconds = lengthOf(outcome, lead, setting);
  const at = new Date(+start + seconds * SECOND_MS);
  const attempt: AttemptFields = {
    key: `sample:${String(lead._id)}:${lead.attempts.length + 1}`,
    ...{ at, by: caller, outcome, chat: "web", seconds },
    ...(outcome === "rescheduled" && { agreedAt: agreedTime(setting, lead, at) }),
  };
  for (const each of [lead, ...also]) {
    each.attempts.push(attempt);
    each.holders = [...new Set([...each.holders, caller])];
    each.revision += 3;
    if (each !== lead) each.lead = lead._id;
  }
  lead.also = also.map(({ _id }) => _id);
  if (outcomes[outcome].reached) diary.spokeAt.set(String(lead.customer), at);
  if (outcome === "completed") answered(setting, diary, task, { ...attempt, startedAt: start });
  else follow(setting, diary, task, attempt);
  return at;
}

/** Some are hard to reach whenever one tries; their number decides, so that it stays so. */
function chances({ customer, kind }: Call, isExpected: boolean): typeof usual {
  const trait = Number.parseInt(String(customer).slice(-2), 16);
  if (trait < 10 && kind !== "delivery3d") return elusive;
  return isExpected ? expected : usual;
}

function lengthOf(outcome: AttemptOutcome, { kind }: Call, { random }: Setting): number {
  if (outcome === "completed")
    return kind === "delivery3d" ? random.between(55, 150) : random.between(150, 285);
  return outcomes[outcome].reached ? random.between(18, 75) : random.between(22, 48);
}

/** A time that suits the customer, in the hours in which he may be called. */
function agreedTime({ windows, customers, random }: Setting, { customer }: Call, at: Date): Date {
  const slot = customers.get(String(customer))!.slotWeek();
  const wished = +at + random.pick([3, 5, 22, 24, 27, 46]) * 60 * MINUTE_MS;
  const half = 30 * MINUTE_MS;
  return nextCallTime(new Date(Math.ceil(wished / half) * half), windows, slot ? { slot } : {});
}

/** What follows an attempt that was no conversation, by the rule. */
function follow(setting: Setting, diary: Diary, { lead, also }: Task, attempt: AttemptFields): void {
  const { store, windows, customers } = setting;
  const { at, by } = attempt;
  const slot = customers.get(String(lead.customer))!.slotWeek();
  const step = nextStep(lead.attempts, {
    ...{ windows, limit: store.limits.attempts, until: lead.retryUntil },
    ...(slot && { slot }),
  });
  if (step.step === "askNumber") return askNumber(setting, diary, lead, attempt, step.until);
  for (const each of [lead, ...also]) {
    if (step.step === "end") {
      end(diary, each, step.outcome, at);
      each.finalBy = by;
      continue;
    }
    const { at: nextAt, agreed } = step;
    Object.assign(each, { status: "waiting", nextAt, agreed, day: dayOf(nextAt, store.timezone) });
  }
  if (step.step === "end" && step.follow === "askUser") askUser(setting, diary, lead, attempt);
  if (step.step === "end" && step.follow === "doNotCall") stopCalling(diary, lead, attempt);
}

/** He wants no more calls, ever: whatever else was to be called ends with it. */
function stopCalling(diary: Diary, { customer }: Call, { at, by }: AttemptFields): void {
  diary.stopped.set(String(customer), { at, by, reason: "不想再接回访电话" });
  for (const open of [...diary.open].filter((each) => each.customer.equals(customer))) {
    end(diary, open, "refusedHard", at);
  }
}
