import { AppError } from "../locales/appError.ts";
import { part } from "./act.ts";
import { opened, saveDraft } from "./callbackDraft.ts";
import type { Callback, CallbackMethods } from "./callbackFields.ts";
import { act, heldBy } from "./callbackGuard.ts";
import { callbackOutcomes } from "./callbackOutcomes.ts";
import { change, given, type Operators } from "./change.ts";
import type { Follow } from "./followFields.ts";

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
      from: { ...alone, "also.0": { $exists: false }, pending: { $exists: false } },
      update: { $set: { lead } },
      refuse: (current) => {
        if (current.lead || current.also.length > 0) return new AppError("callback.joined");
        // Its former lead, which may be this one, has yet to forget it.
        return current.pending ? new AppError("callback.changed") : null;
      },
    });
  },

  leave(deed) {
    const id = `${deed.by}#left-${String(this._id)}`;
    return act(this, "leave", deed, {
      update: ({ lead }): Operators => {
        const follow = lead && ({ id, at: deed.at, kind: "left", lead } satisfies Follow);
        return follow
          ? { $unset: { lead: 1 }, $set: { pending: true }, $push: { follows: { $each: [follow] } } }
          : {};
      },
    });
  },

  parted(deed, left) {
    return change(this, deed, {
      from: { also: left },
      update: { $pull: { also: left } },
      already: ({ also }) => !also.some((id) => id.equals(left)),
      refuse: () => null,
    });
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
    const named = await this.stored.find({ _id: { $in: [this._id, ...this.also] } }).sort({ _id: 1 });
    // One that is about to join, or has just left, is named by its lead and has another itself, or none.
    return named.filter(({ _id, lead }) => _id.equals(this._id) || lead?.equals(this._id));
  },
};
