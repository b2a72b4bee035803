import { AppError } from "../locales/appError.ts";
import { given } from "./change.ts";
import type { ComplaintModel, ComplaintStatics } from "./complaintModel.ts";
import { line } from "./complaintGuard.ts";
import { derivedId, readId } from "./id.ts";
import { closeDue } from "./rules/complaintDeadlines.ts";
import { shownStatics } from "./shown.ts";

const notClosed = {
  $in: ["open", "acknowledged", "planned", "informed", "done", "verifying", "reopened"],
};

/** What the product asks about complaints: the model's statics. */
export const complaintQueries: ComplaintStatics & ThisType<ComplaintModel> = {
  ...shownStatics,

  async raise({ level = "general", urgent = false, angry = false, ...complaint }, deed) {
    const { at, person, by } = deed;
    const { store, cause, department, points } = complaint;
    const _id = derivedId("complaint", store, cause, department);
    const loop = { loop: 0, loopSince: at, closeDue: closeDue({ loopSince: at }) };
    const raised = {
      ...given(complaint),
      ...{ state: "open", level, urgent, angry, since: at, raisedBy: person, ...loop },
      ...{ timeline: [line(deed, "raised")], done: [by] },
    };
    await this.updateOne({ _id }, { $setOnInsert: raised }, { upsert: true });
    const kept = await this.findById(_id).orFail(() => new AppError("complaint.unknown"));
    // Another remark of the same call is another point of the same complaint.
    return kept.addPoints(deed, points);
  },

  async named(store, id) {
    return this.findOne({ _id: readId(id), store }).orFail(() => new AppError("complaint.unknown"));
  },

  async open(store) {
    return this.find({ store, state: notClosed }).sort({ since: 1 });
  },

  async ownedBy(store, owner) {
    return this.find({ store, owner, state: notClosed }).sort({ since: 1 });
  },

  async ofVehicle(store, vehicle, limit = 20) {
    return this.find({ store, vehicle }).sort({ since: -1 }).limit(limit);
  },

  async ofCause(store, cause) {
    return this.find({ store, cause });
  },

  async raisedBetween(store, from, to) {
    return this.find({ store, since: { $gte: from, $lt: to } }).sort({ since: 1 });
  },

  async dueBetween(store, from, to) {
    return this.find({ store, closeDue: { $gte: from, $lt: to } }).sort({ closeDue: 1 });
  },

  async pending() {
    return this.find({ pending: true }).sort({ _id: 1 });
  },
};
