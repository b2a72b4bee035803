import { AppError } from "../locales/appError.ts";
import type { Deed } from "./act.ts";
import { endingFollows, unverified } from "./callbackEnding.ts";
import type { AfterAttempt, AttemptFields, Callback, CallbackMethods } from "./callbackFields.ts";
import { act, heldBy } from "./callbackGuard.ts";
import { given } from "./change.ts";
import type { Follow } from "./followFields.ts";
import type { StaffCode } from "./rules/kinds.ts";
import type { FinalOutcome } from "./rules/outcomes.ts";

type Outcomes = "attempted" | "complete" | "end" | "keepLate";

/** How a call goes out: tried, had, given up by a rule, or reported too late. */
export const callbackOutcomes: Pick<CallbackMethods, Outcomes> & ThisType<Callback> = {
  attempted(deed, attempt, next, follows) {
    return act(this, "attempt", deed, {
      from: { "claimed.person": { $in: [null, deed.person] } },
      refuse: (current) => (current.claimed ? heldBy(current, deed.person) : null),
      update: (current) => {
        const after = next.status === "done" ? ended(next.outcome, deed) : waiting(next);
        const all =
          next.status === "done" ? [...follows, ...unverified(current, deed, next.outcome)] : follows;
        return {
          $set: { ...after.$set, ...draftAfter(current, attempt), ...pending(all) },
          $unset: { ...after.$unset, claimed: 1, ...(!attempt.answers && { draft: 1 }) },
          $push: { attempts: attempt, follows: { $each: all } },
        };
      },
    });
  },

  keepLate(deed, attempt, follows) {
    return act(this, "keep", deed, {
      update: {
        $set: pending(follows),
        $push: { attempts: { ...attempt, late: true }, follows: { $each: follows } },
      },
    });
  },

  complete(deed, attempt) {
    return act(this, "complete", deed, {
      from: { outcome: { $ne: "completed" } },
      update: {
        $set: { status: "done", outcome: "completed", finalAt: attempt.at, finalBy: deed.person },
        $push: { attempts: attempt },
        $unset: { claimed: 1, draft: 1, nextAt: 1, agreed: 1, waitingFor: 1 },
      },
      refuse: ({ outcome }) => (outcome === "completed" ? new AppError("callback.alreadyDone") : null),
    });
  },

  end(deed, outcome) {
    return act(this, "end", deed, {
      update: (current) => {
        const { $set, $unset } = ended(outcome, deed);
        const follows = endingFollows(current, deed, outcome);
        return {
          $set: { ...$set, ...pending(follows) },
          $unset: { ...$unset, claimed: 1 },
          $push: { follows: { $each: follows } },
        };
      },
    });
  },
};

function ended(
  outcome: FinalOutcome,
  { at, person }: Deed & { person?: StaffCode },
): { $set: object; $unset: object } {
  return {
    $set: { status: "done", outcome, finalAt: at, ...(person && { finalBy: person }) },
    $unset: { nextAt: 1, agreed: 1, waitingFor: 1 },
  };
}

function waiting(next: Exclude<AfterAttempt, { status: "done" }>): { $set: object; $unset: object } {
  return "nextAt" in next
    ? { $set: next, $unset: { waitingFor: 1 } }
    : { $set: next, $unset: { nextAt: 1, agreed: 1 } };
}

/** What was answered stays in the draft for whoever calls next; the length of that call is counted anew. */
function draftAfter({ draft }: Callback, { answers }: AttemptFields): object {
  return answers
    ? {
        draft: {
          ...given({ questionnaire: draft?.questionnaire }),
          values: answers,
          spans: [],
          saves: (draft?.saves ?? 0) + 1,
        },
      }
    : {};
}

const pending = (follows: readonly Follow[]): object => (follows.length > 0 ? { pending: true } : {});
