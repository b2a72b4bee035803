import { knownTime, type Measured } from "../models/knownTime.ts";
import { type PeriodResults, periodResults } from "../models/periodResults.ts";
import { storesOf } from "../models/questionnaireOwner.ts";
import { Response } from "../models/response.ts";
import type { QuestionnaireKind } from "../models/rules/kinds.ts";
import { type Period, periodBefore, periodOf } from "../models/rules/period.ts";

/** What past calls say, as the editor asks for it at every save. */
export interface Knowledge {
  /** Real lengths and reach; a minute old at most. */
  measured(owner: string, kind: QuestionnaireKind): Promise<Measured>;
  /** The results of a period that is over; a minute old at most. */
  results(owner: string, kind: QuestionnaireKind, period: Period): Promise<PeriodResults>;
  /** How many calls have answered each version; a minute old at most. */
  answers(owner: string, kind: QuestionnaireKind): Promise<Map<number, number>>;
  /** The last whole period in an owner's zone, and the one under way. */
  periods(owner: string): Promise<{ last: Period; current: Period }>;
  /** Something was learnt: the next answer is worked out anew. */
  forget(owner: string, kind: QuestionnaireKind): void;
}

const FRESH_MS = 60_000;
const REMEMBERED = 200;

/** Remembers what past calls say: a period does not change between two saves, and counting it takes time. */
export function createKnowledge(clock: () => Date, wall: () => Date): Knowledge {
  const known = new Map<string, { at: number; answer: Promise<unknown> }>();
  function fresh<T>(key: string, ask: () => Promise<T>): Promise<T>;
  function fresh(key: string, ask: () => Promise<unknown>): Promise<unknown> {
    const now = wall().getTime();
    const before = known.get(key);
    if (before && Math.abs(now - before.at) < FRESH_MS) return before.answer;
    const answer = ask();
    known.delete(key);
    known.set(key, { at: now, answer });
    answer.catch(() => known.delete(key));
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
    return answer;
  }
  return {
    measured: (owner, kind) => fresh(`${owner} ${kind} time`, () => knownTime(owner, kind, clock())),
    results: (owner, kind, period) =>
      fresh(`${owner} ${kind} ${period.code}`, () => periodResults(owner, kind, period)),
    answers: (owner, kind) => fresh(`${owner} ${kind} answers`, () => Response.byVersion(owner, kind)),
    async periods(owner) {
      const [store] = await storesOf(owner);
      const current = periodOf(store!.today(clock()));
      return { last: periodBefore(current), current };
    },
    forget(owner, kind) {
      for (const key of known.keys()) if (key.startsWith(`${owner} ${kind} `)) known.delete(key);
    },
  };
}
