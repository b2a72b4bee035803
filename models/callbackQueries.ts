import { AppError } from "../locales/appError.ts";
import type { Callback } from "./callbackFields.ts";
import type { CallbackModel, CallbackStatics } from "./callbackModel.ts";
import { insertNew } from "./duplicate.ts";
import { readId } from "./id.ts";
import { plannedCallback } from "./plannedCallback.ts";
import { queue } from "./rules/queue.ts";
import { shownStatics } from "./shown.ts";

const alone = { lead: { $exists: false } };

/** What the product asks about callbacks: the model's statics. */
export const callbackQueries: CallbackStatics & ThisType<CallbackModel> = {
  ...shownStatics,

  async plan(plans) {
    const made = plans.map(plannedCallback);
    return { ids: made.map(({ _id }) => _id), created: await this.write(made) };
  },

  async write(callbacks) {
    return insertNew(this, callbacks);
  },

  async named(store, id) {
    const known = readId(id);
    const callback = known && (await this.findOne({ _id: known, store }));
    if (!callback) throw new AppError("callback.unknown");
    return callback;
  },

  async ofCause(store, cause) {
    return this.find({ store, cause });
  },

  async onDay(store, day) {
    return this.find({ store, day }).sort({ handedOverAt: 1, _id: 1 });
  },

  async queueOf(store, day, now, person) {
    const status = { $in: ["planned", "open", "claimed"] };
    const mine = person ? { assignee: person } : {};
    const callbacks = await this.find({ store, day, status, ...alone, ...mine });
    return queue(callbacks.map(queued), day, now).map(({ callback }) => callback);
  },

  async toList(store, day) {
    return this.find({ store, status: "planned", listDay: { $lte: day } }).sort({
      listDay: 1,
      handedOverAt: 1,
    });
  },

  async dueBetween(store, from, to) {
    return this.find({ store, dueDay: { $gte: from, $lte: to } });
  },

  async openOf(store, customer) {
    return this.find({ store, customer, status: { $in: ["planned", "open", "claimed", "waiting"] } });
  },

  async ofVehicle(store, vehicle, limit = 50) {
    return this.find({ store, vehicle }).sort({ dueDay: -1 }).limit(limit);
  },

  async waitingUntil(now) {
    return this.find({ status: "waiting", nextAt: { $lte: now } }).sort({ nextAt: 1 });
  },

  async askedBefore(store, day) {
    return this.find({ store, status: "waiting", "waitingFor.until": { $lt: day } });
  },

  async claimed(store) {
    return this.find({ store, status: "claimed" }).sort({ "claimed.renewedAt": 1 });
  },

  async leftBefore(store, day) {
    const status = { $in: ["planned", "open", "claimed"] };
    return this.find({ store, status, day: { $lt: day }, ...alone }).sort({ day: 1, handedOverAt: 1 });
  },

  async pending() {
    return this.find({ pending: true }).sort({ _id: 1 });
  },

  async countOn(store, day) {
    return this.aggregate([
      { $match: { store, day } },
      { $group: { _id: { kind: "$kind", status: "$status", outcome: "$outcome" }, count: { $sum: 1 } } },
      { $project: { _id: 0, kind: "$_id.kind", status: "$_id.status", outcome: "$_id.outcome", count: 1 } },
    ]);
  },
};

function queued(callback: Callback) {
  const { dueDay, handedOverAt, ownSlot, window } = callback;
  const timed = ownSlot ? window?.from : undefined;
  return { callback, id: String(callback._id), dueDay, handedOverAt, ...(timed && { timed }) };
}
