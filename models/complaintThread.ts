import { AppError } from "../locales/appError.ts";
import type { Complaint, ComplaintMethods, TimelineEntry } from "./complaintFields.ts";
import { write } from "./complaintGuard.ts";

/** What is written in a complaint's thread, and of what somebody was reminded there. */
export const complaintThread: Pick<ComplaintMethods, "wrote" | "edited" | "deleted" | "tell"> &
  ThisType<Complaint> = {
  wrote(deed, message, text) {
    const { at, person } = deed;
    return write(this, deed, {
      from: { "timeline.id": { $ne: message } },
      entry: { id: message, at, person, act: "said", text },
      already: ({ timeline }) => timeline.some(({ id }) => id === message),
    });
  },

  edited(deed, message, text) {
    return rewrite(this, deed, message, (entry) => ({
      ...entry,
      text,
      edited: [...(entry.edited ?? []), { at: deed.at, text: entry.text ?? "" }],
    }));
  },

  deleted(deed, message) {
    // The file keeps the words; that they are no longer shown is the card's business.
    return rewrite(this, deed, message, (entry) => ({ ...entry, deleted: deed.at }));
  },

  async tell(mark) {
    const { clock, share, due, person, at } = mark;
    const entry: TimelineEntry = {
      id: `told:${clock}:${due.getTime()}:${person}`,
      at,
      act: "reminded",
      params: { clock, share, person, due: due.toISOString() },
    };
    const { matchedCount } = await this.stored.updateOne(
      // Told once of a deadline; one that was put off is a new one.
      { _id: this._id, "timeline.id": { $ne: entry.id } },
      { $push: { told: mark, timeline: entry }, $inc: { revision: 1 }, $set: { stale: true } },
    );
    return matchedCount === 1;
  },
};

function rewrite(
  complaint: Complaint,
  deed: { by: string; at: Date },
  message: string,
  rewritten: (entry: TimelineEntry) => TimelineEntry,
): Promise<Complaint> {
  return write(complaint, deed, {
    update: ({ timeline }) => ({
      $set: { timeline: timeline.map((entry) => (entry.id === message ? rewritten(entry) : entry)) },
    }),
    refuse: ({ timeline }) =>
      timeline.some(({ id }) => id === message) ? null : new AppError("complaint.unknownPart"),
  });
}
