import { AppError } from "../locales/appError.ts";
import type { Act } from "./act.ts";
import type { Callback, Opening, QuestionnaireRef } from "./callbackFields.ts";
import { heldBy } from "./callbackGuard.ts";
import type { Operators } from "./change.ts";
import { lengthen } from "./rules/callLength.ts";

// A key is part of a path in the database: no dot, no dollar.
const ANSWER_KEY = /^[A-Za-z][\w:-]{0,79}$/;
const MOST_ROUNDS = 20;

/**
 * Keeps answers in a callback's draft and renews its claim. No key of a cause is left: the same answers at the same
 * moment again change nothing. Throws `callback.alreadyTaken` and its like where the person does not hold the task.
 */
export async function saveDraft(
  callback: Callback,
  act: Act,
  values: Record<string, unknown>,
  questionnaire?: QuestionnaireRef,
): Promise<Callback> {
  let current: Callback | null = callback;
  for (let round = 0; current && round < MOST_ROUNDS; round++) {
    const refusal = await heldBy(current, act.person);
    // The callback in hand may be older than the database's: only a fresh one can refuse.
    if (refusal && round > 0) throw refusal;
    if (!refusal) {
      const saved: Callback | null = await callback.stored.findOneAndUpdate(
        {
          _id: current._id,
          status: "claimed",
          "claimed.person": act.person,
          "draft.saves": current.draft?.saves ?? null,
        },
        written(current, act.at, values, questionnaire),
      );
      if (saved) return saved;
    }
    current = await callback.stored.findById(callback._id);
  }
  throw new AppError("store.contended");
}

/** What the first opening of a call's form leaves in its draft. */
export function opened({ draft }: Callback, at: Date, { questionnaire }: Opening): Operators {
  return {
    $set: {
      "draft.spans": lengthen(draft?.spans ?? [], at),
      ...(questionnaire && { "draft.questionnaire": questionnaire }),
    },
    $inc: { "draft.saves": 1 },
  };
}

function written(
  { claimed, draft }: Callback,
  at: Date,
  values: Record<string, unknown>,
  questionnaire?: QuestionnaireRef,
): object {
  const kept = Object.entries(values).filter(([key]) => ANSWER_KEY.test(key));
  const paths = (wanted: boolean) =>
    kept
      .filter(([, value]) => (value === null || value === undefined) !== wanted)
      .map(([key, value]) => [`draft.values.${key}`, value]);
  return {
    $set: {
      ...Object.fromEntries(paths(true)),
      "draft.spans": lengthen(draft?.spans ?? [], at),
      "claimed.renewedAt": at > claimed!.renewedAt ? at : claimed!.renewedAt,
      ...(questionnaire && { "draft.questionnaire": questionnaire }),
    },
    $unset: Object.fromEntries(paths(false)),
    $inc: { "draft.saves": 1 },
  };
}
