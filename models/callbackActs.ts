import { AppError } from "../locales/appError.ts";
import { type Deed, part } from "./act.ts";
import { saveDraft } from "./callbackDraft.ts";
import { endingFollows, unverified } from "./callbackEnding.ts";
import type { AfterAttempt, AttemptFields, Callback, CallbackMethods } from "./callbackFields.ts";
import { act, heldBy } from "./callbackGuard.ts";
import { given } from "./change.ts";
import type { Follow } from "./followFields.ts";
import type { StaffCode } from "./rules/kinds.ts";
import type { FinalOutcome } from "./rules/outcomes.ts";

const alone = { lead: { $exists: false } };
const untried = { "attempts.0": { $exists: false } };

/** What can be done with a callback: its methods. */
export const callbackMethods: CallbackMethods & ThisType<Callback> = {
  place(deed, { window, ...placing }) {
    return act(this, "place", deed, {
      update: {
        $set: given({ ...placing, window: window ?? undefined }),
        ...(window === null && { $unset: { window: 1, ownSlot: 1 } }),
      },
    });
  },

  post(deed, day) {
    return act(this, "post", deed, { update: { $set: { status: "open", postedDay: day, day } } });
  },

  claim(deed) {
    const { person, at } = deed;
    return act(this, "claim", deed, {
      from: alone,
      update: {
        $set: { status: "claimed", claimed: { person, at, renewedAt: at } },
        $addToSet: { holders: person },
      },
      refuse: ({ lead }) => (lead ? new AppError("callback.joined") : null),
    });
  },

  saveDraft(deed, values, questionnaire) {
    return saveDraft(this, deed, values, questionnaire);
  },

  release(deed, { person, renewedAt }) {
    return act(this, "release", deed, {
      from: { "claimed.person": person, ...(renewedAt && { "claimed.renewedAt": renewedAt }) },
      update: { $set: { status: "open" }, $unset: { claimed: 1 } },
      refuse: (current) => {
        const renewed = renewedAt && current.claimed && +current.claimed.renewedAt !== +renewedAt;
        return renewed ? new AppError("callback.changed") : heldBy(current, person);
      },
    });
  },

  handOver(deed, to) {
    return act(this, "handOver", deed, {
      update: ({ status }) => ({
        $set: { assignee: to, ...(status === "claimed" && { status: "open" }) },
        $unset: { claimed: 1 },
      }),
    });
  },

  resume(deed, placing) {
    return act(this, "resume", deed, {
      update: {
        $set: given({ ...placing, window: placing.window ?? undefined, status: "open" }),
        $unset: { nextAt: 1, waitingFor: 1, ...(placing.window === null && { window: 1, ownSlot: 1 }) },
      },
    });
  },

  carryOver(deed, to) {
    return act(this, "carryOver", deed, {
      from: { ...alone, day: { $lt: to } },
      update: ({ carried, day }) => ({
        $set: { status: "open", day: to, carried: carried ?? day },
        $unset: { claimed: 1, window: 1, ownSlot: 1 },
      }),
      refuse: ({ day, lead }) => (day < to && !lead ? null : new AppError("callback.changed")),
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

  async join(deed, lead) {
    const leading = await this.stored
      .findOne({ _id: lead, store: this.store })
      .orFail(() => new AppError("callback.unknown"));
    // The lead knows of it first: a call that is submitted in between leaves what never joined to itself.
    await act(leading, "join", part(deed, String(this._id)), {
      from: alone,
      update: { $addToSet: { also: this._id } },
      refuse: (current) => (current.lead ? new AppError("callback.joined") : null),
    });
    return act(this, "join", deed, {
      from: { ...alone, "also.0": { $exists: false } },
      update: { $set: { lead } },
      refuse: (current) => (current.lead || current.also.length > 0 ? new AppError("callback.joined") : null),
    });
  },

  async leave(deed) {
    const { lead } = this;
    const left = await act(this, "leave", deed, { update: { $unset: { lead: 1 } } });
    if (lead) {
      await this.stored.updateOne(
        { _id: lead, also: this._id },
        { $pull: { also: this._id }, $inc: { revision: 1 }, $set: { stale: true } },
      );
    }
    return left;
  },

  replan(deed, { customer, vehicle, visit, handedOverAt, listDay, dueDay, latestDay, retryUntil, ...plan }) {
    const { late, clerksFrom, topics, assignee } = plan;
    const days = { listDay, dueDay, latestDay, retryUntil, day: dueDay };
    return act(this, "replan", deed, {
      from: untried,
      update: {
        $set: given({ customer, vehicle, visit, handedOverAt, ...days, topics, late, clerksFrom, assignee }),
        ...(!late && { $unset: { late: 1 } }),
      },
      refuse: ({ attempts }) => (attempts.length > 0 ? new AppError("callback.changed") : null),
    });
  },

  redirect(deed, customer) {
    return act(this, "redirect", deed, { update: { $set: { customer } } });
  },

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

  async agenda() {
    return this.stored.find({ _id: { $in: [this._id, ...this.also] } }).sort({ _id: 1 });
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
