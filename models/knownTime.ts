import { QuestionnaireReading } from "./questionnaireReading.ts";
import type { KnownTime } from "./questionnaireFields.ts";
import { Questionnaire } from "./questionnaire.ts";
import { storesOf } from "./questionnaireOwner.ts";
import { Response } from "./response.ts";
import type { TallyOf } from "./responseTally.ts";
import { type Calibration, calibrate } from "./rules/calibration.ts";
import { callEstimate } from "./rules/callEstimate.ts";
import { type Definition, items } from "./rules/definition.ts";
import type { QuestionnaireKind } from "./rules/kinds.ts";
import { measuredReach } from "./rules/measuredReach.ts";
import { periodBefore, periodOf, spanOf } from "./rules/period.ts";

/** What real calls have taught about a questionnaire's time. */
export interface Measured {
  known: Required<KnownTime>;
  calibration: Calibration;
}

// Half a year of calls at most stores; older ones were of other clerks and other lines.
const CALLS_MEASURED = 200;

/** What is known of real calls just now: for the spoken time of the next version, and for its rotation. */
export async function knownTime(owner: string, kind: QuestionnaireKind, now: Date): Promise<Measured> {
  const stores = await storesOf(owner);
  const [first] = stores;
  const { locale, timezone, limits } = first!;
  const codes = stores.map(({ _id }) => _id);
  const period = periodBefore(periodOf(first!.today(now)));
  const [calls, readings, reach] = await Promise.all([
    realCalls(codes, kind),
    QuestionnaireReading.ratios(owner, kind),
    reachIn(owner, kind, { stores: codes, periods: [spanOf(period, timezone)] }, limits.threshold),
  ]);
  const calibration = calibrate(calls, readings);
  return {
    known: { locale, threshold: limits.threshold, calibration: calibration.factor, reach },
    calibration,
  };
}

/** Real ÷ estimated length of the last calls, each against the version that it was asked by. */
async function realCalls(stores: readonly string[], kind: QuestionnaireKind): Promise<number[]> {
  const definitions = versionsOf();
  const ratios: number[] = [];
  for (const { store, questionnaire, answers, drawn, seconds } of await Response.asked(
    stores,
    kind,
    null,
    CALLS_MEASURED,
  )) {
    const { definition, known } = await definitions(store, kind, questionnaire!.version);
    const { locale, threshold } = known ?? {};
    const asked = drawn && { drawn: new Set(drawn.map(({ item }) => item)) };
    const estimate = callEstimate(definition, answers, {
      ...asked,
      ...(locale !== undefined && { locale }),
      ...(threshold !== undefined && { threshold }),
    });
    if (seconds > 0 && estimate > 0) ratios.push(seconds / estimate);
  }
  return ratios;
}

async function reachIn(
  owner: string,
  kind: QuestionnaireKind,
  of: Omit<TallyOf, "kind">,
  threshold: number,
): Promise<Record<string, number>> {
  const cells = await Response.tally({ kind, ...of });
  const { definition } = await Questionnaire.current(owner, kind);
  const calls = callsByItem(definition, cells);
  const answered = cells.filter((cell) => cell.answered);
  return measuredReach(definition, answered, (item) => calls.get(item) ?? 0, threshold);
}

/** In how many calls each item could have been asked: every one of a version that has it. */
function callsByItem(
  definition: Definition,
  cells: readonly { store: string; version: number; item: string; count: number }[],
): Map<string, number> {
  const versions = new Map<string, { items: Set<string>; calls: number }>();
  for (const { store, version, item, count } of cells) {
    const key = `${store} ${version}`;
    const known = versions.get(key) ?? { items: new Set(), calls: 0 };
    known.items.add(item);
    // The overall score is drawn in every call.
    if (item === definition.overall) known.calls += count;
    versions.set(key, known);
  }
  return new Map(
    items(definition).map(({ name }) => [
      name,
      [...versions.values()].reduce((sum, each) => sum + (each.items.has(name) ? each.calls : 0), 0),
    ]),
  );
}

/** Finds versions, each once. */
function versionsOf(): typeof Questionnaire.version {
  const known = new Map<string, ReturnType<typeof Questionnaire.version>>();
  return (store, kind, version) => {
    const key = `${store} ${kind} ${version}`;
    const found = known.get(key) ?? Questionnaire.version(store, kind, version);
    known.set(key, found);
    return found;
  };
}
