import { Callback } from "../../models/callback.ts";
import type { Callback as Call } from "../../models/callbackFields.ts";
import { dayOf } from "../../models/rules/days.ts";
import type { CallbackKind, Day, StaffCode } from "../../models/rules/kinds.ts";
import { Store } from "../../models/store.ts";
import type { DayView, PersonDay } from "../views.ts";
import { peopleOf } from "./people.ts";

/** Where a conversation stands in a day's count. */
type Standing = "done" | "calling" | "retry" | "open";

/** What the day's card shows, counted from its conversations. */
export async function dayView(store: string, day: Day, asOf: Date, closed: boolean): Promise<DayView> {
  const { timezone } = await Store.named(store);
  const [listed, due, further] = await Promise.all([
    Callback.onDay(store, day),
    Callback.dueBetween(store, day, day),
    Callback.find({ store, day: { $gt: day }, dueDay: { $lt: day } }),
  ]);
  const left = further.filter((call) => stoodOn(call, day, timezone));
  const calls = conversations([...listed, ...due, ...left]);
  const people = await peopleOf(
    store,
    calls.map(({ assignee }) => assignee),
  );
  const standing = (call: Call): Standing => standingOn(call, day);
  return {
    kind: "day",
    day,
    asOf: asOf.toISOString(),
    due: calls.length,
    ...counts(calls.map(standing)),
    carried: calls.filter(({ carried, day: its }) => carried !== undefined && its === day).length,
    unposted: calls.filter(({ status, day: its }) => status === "planned" && its === day).length,
    kinds: kindsOf(calls),
    people: callers(calls).map((code): PersonDay => {
      const his = calls.filter(({ assignee }) => assignee === code);
      const { done, retry, open } = counts(his.map(standing));
      return { who: people.who(code), due: his.length, done, retry, open, ...personal(his, asOf) };
    }),
    ...(closed && { closed }),
  };
}

/** One call for each conversation: what joined another is asked in that one, what another took over in none. */
function conversations(calls: readonly Call[]): Call[] {
  const byId = new Map(calls.map((call) => [String(call._id), call]));
  return [...byId.values()].filter(({ lead, outcome }) => !lead && outcome !== "merged");
}

/** Whether a call that was due before and goes on after a day stood in its list: tried on it, or left over from it. */
function stoodOn({ attempts, carried, status }: Call, day: Day, zone: string): boolean {
  if (attempts.some(({ at }) => dayOf(at, zone) === day)) return true;
  return carried !== undefined && carried <= day && status !== "waiting";
}

/** Where a conversation stands as that day saw it: one put off to another day was tried, or is still open. */
function standingOn({ status, day: its, attempts }: Call, day: Day): Standing {
  if (status === "done") return "done";
  if (status === "claimed" && its === day) return "calling";
  if (status === "waiting") return "retry";
  return its !== day && attempts.length > 0 ? "retry" : "open";
}

function counts(standings: readonly Standing[]): Record<Standing, number> {
  const count = (which: Standing): number => standings.filter((each) => each === which).length;
  return { done: count("done"), calling: count("calling"), retry: count("retry"), open: count("open") };
}

function kindsOf(calls: readonly Call[]): DayView["kinds"] {
  const count = new Map<CallbackKind, number>();
  for (const { kind } of calls) count.set(kind, (count.get(kind) ?? 0) + 1);
  return [...count].map(([kind, number]) => ({ kind, count: number })).sort((a, b) => b.count - a.count);
}

function callers(calls: readonly Call[]): StaffCode[] {
  const codes = calls.flatMap(({ assignee }) => assignee ?? []);
  return [...new Set(codes)].sort();
}

/** The next agreed time of a caller, and the mean length of his conversations. */
function personal(calls: readonly Call[], now: Date): Pick<PersonDay, "next" | "meanSeconds"> {
  const times = calls.flatMap(({ status, ownSlot, window, agreed, nextAt }) => {
    if (status === "waiting" && agreed && nextAt) return [nextAt];
    return (status === "planned" || status === "open") && ownSlot && window ? [window.from] : [];
  });
  const [next] = times.filter((at) => at > now).sort((a, b) => +a - +b);
  const lengths = calls
    .flatMap(({ attempts }) => attempts)
    .filter(({ outcome, late }) => outcome === "completed" && !late)
    .map(({ seconds }) => seconds);
  const sum = lengths.reduce((total, seconds) => total + seconds, 0);
  return {
    ...(next && { next: next.toISOString() }),
    ...(lengths.length > 0 && { meanSeconds: Math.round(sum / lengths.length) }),
  };
}
