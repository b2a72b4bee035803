import { AppError } from "../locales/appError.ts";
import { part } from "./act.ts";
import { opened, saveDraft } from "./callbackDraft.ts";
import type { Callback, CallbackMethods } from "./callbackFields.ts";
import { act, heldBy } from "./callbackGuard.ts";
import { callbackOutcomes } from "./callbackOutcomes.ts";
import { given } from "./change.ts";

const alone = { lead: { $exists: false } };
const untried = { "attempts.0": { $exists: false } };

/** What can be done with a callback: its methods. */
export const callbackMethods: CallbackMethods & ThisType<Callback> = {
  ...callbackOutcomes,

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

  claim(deed, opening) {
    const { person, at } = deed;
    const taken = { status: "claimed", claimed: { person, at, renewedAt: at } };
    const update = { $set: taken, $addToSet: { holders: person } };
    return act(this, "claim", deed, {
      from: alone,
      update: opening
        ? (current) => {
            const { $set, $inc } = opened(current, at, opening);
            return { ...update, $set: { ...taken, ...$set }, ...($inc && { $inc }) };
          }
        : update,
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

  async agenda() {
    if (this.also.length === 0) return [this];
    return this.stored.find({ _id: { $in: [this._id, ...this.also] } }).sort({ _id: 1 });
  },
};
