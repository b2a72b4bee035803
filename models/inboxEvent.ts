import mongoose from "mongoose";
import type { Chat } from "./act.ts";
import { together } from "./together.ts";

/** What people can do in a chat, by the name of the inbox's method that takes it. */
export type EventKind = "pressed" | "answered" | "drafted" | "wrote" | "edited" | "deleted";

/** An event from a chat, written down before it is worked on. */
export interface InboxEventFields {
  /** The platform's key: the same one is the same event. */
  _id: string;
  platform: Chat;
  kind: EventKind;
  /** What it is about: the events of one subject are worked on in the order of their arrival. */
  subject: string;
  /** The event, as JSON. */
  payload: string;
  /** When it arrived, by the wall clock. */
  at: Date;
  /** Still to be worked on: by `owner` until `until`, and after that by whoever takes it. */
  open?: boolean;
  owner?: string;
  until?: Date;
  tries: number;
  /** What its author got to see, as JSON. */
  answer?: string;
  doneAt?: Date;
  /** It failed too often: kept for a person to look at, with the last reason. */
  parked?: string;
}

/** An event as it arrives. */
export type NewInboxEvent = Pick<
  InboxEventFields,
  "_id" | "platform" | "kind" | "subject" | "payload" | "at"
>;

/** Who works on events, and until when he has them. */
export interface Lease {
  owner: string;
  until: Date;
}

const KEPT_SECONDS = 14 * 86_400;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    platform: { type: String, required: true },
    kind: { type: String, required: true },
    subject: { type: String, required: true },
    payload: { type: String, required: true },
    at: { type: Date, required: true },
    open: Boolean,
    owner: String,
    until: Date,
    tries: { type: Number, required: true },
    answer: String,
    doneAt: Date,
    parked: String,
  },
  {
    collection: "inbox_events",
    versionKey: false,
    statics: {
      /** Writes an event down, leased to the one who will work on it; null, or the one that its key brought before. */
      async keep(event: NewInboxEvent, { owner, until }: Lease): Promise<InboxEventFields | null> {
        const known = await keep({ ...event, open: true, owner, until, tries: 1 });
        return known ? this.findById(event._id).lean<InboxEventFields>() : null;
      },

      /** The event with that key. */
      async named(key: string): Promise<InboxEventFields | null> {
        return this.findById(key).lean<InboxEventFields>();
      },

      /** Subjects with open events whose lease is over, but for those `inHand`, the oldest event first. */
      async left(inHand: readonly string[], now: Date): Promise<string[]> {
        const events = await this.find(
          { open: true, until: { $lte: now }, _id: { $nin: inHand } },
          { subject: 1 },
        )
          .sort({ at: 1, _id: 1 })
          .limit(1_000)
          .lean<Pick<InboxEventFields, "subject">[]>();
        return [...new Set(events.map(({ subject }) => subject))];
      },

      /** Takes the oldest open event of a subject whose lease is over, but for those `inHand`. */
      async takeOver(
        subject: string,
        inHand: readonly string[],
        { owner, until }: Lease,
        now: Date,
      ): Promise<InboxEventFields | null> {
        return this.findOneAndUpdate(
          { open: true, subject, until: { $lte: now }, _id: { $nin: inHand } },
          { $set: { owner, until }, $inc: { tries: 1 } },
          { sort: { at: 1, _id: 1 }, returnDocument: "after" },
        ).lean<InboxEventFields>();
      },

      /** The first open event of this subject that arrived before this one and is not `inHand`. */
      async before(
        { _id, subject, at }: Pick<InboxEventFields, "_id" | "subject" | "at">,
        inHand: readonly string[],
      ): Promise<InboxEventFields | null> {
        const earlier = [{ at: { $lt: at } }, { at, _id: { $lt: _id } }];
        return this.findOne({ open: true, subject, _id: { $nin: inHand }, $or: earlier })
          .sort({ at: 1, _id: 1 })
          .lean<InboxEventFields>();
      },

      /** Holds on to the events in hand for longer. */
      async renew(keys: readonly string[], { owner, until }: Lease): Promise<void> {
        if (keys.length > 0)
          await this.updateMany({ _id: { $in: keys }, open: true, owner }, { $set: { until } });
      },

      /** The work is done, with this answer. */
      async finish(key: string, answer: string, doneAt: Date): Promise<void> {
        await finish({ key, answer, doneAt });
      },

      /** The work failed and is begun once more: which try that is, null when somebody else has the event. */
      async again(key: string, owner: string): Promise<number | null> {
        const event = await this.findOneAndUpdate(
          { _id: key, open: true, owner },
          { $inc: { tries: 1 } },
          { returnDocument: "after" },
        ).lean<InboxEventFields>();
        return event && event.tries;
      },

      /** It failed for good; true for the one who finds that out. */
      async park(key: string, reason: string): Promise<boolean> {
        const { matchedCount } = await this.updateOne(
          { _id: key, open: true },
          { $set: { parked: reason }, $unset: { open: 1, owner: 1, until: 1 } },
        );
        return matchedCount === 1;
      },
    },
  },
);

schema.index({ subject: 1, at: 1, _id: 1 }, { name: "subject", partialFilterExpression: { open: true } });
schema.index({ at: 1, _id: 1 }, { name: "open", partialFilterExpression: { open: true } });
schema.index({ doneAt: 1 }, { expireAfterSeconds: KEPT_SECONDS, name: "done" });

/** The inbox: what people did, kept until it has had its effect, and 14 days more. */
export const InboxEvent = mongoose.model("InboxEvent", schema);

/** Writes them down with one command; says of each whether its key was there before. */
const keep = together(async (all: readonly InboxEventFields[]) => {
  // Straight to the driver: everybody waits for this one write.
  const written = InboxEvent.collection.insertMany(all as never[], { ordered: false });
  const failed = await written.then(() => new Map<number, mongoose.mongo.WriteError>(), failedOf);
  return all.map((_, index) => {
    const why = failed.get(index);
    return why && why.code !== 11000 ? new Error(why.errmsg) : why !== undefined;
  });
}, keepAlone);

async function keepAlone(event: InboxEventFields): Promise<boolean> {
  try {
    await InboxEvent.collection.insertOne(event as object);
    return false;
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    return true;
  }
}

/** What failed, by its place in the list; throws what stands for all of it. */
function failedOf(error: unknown): Map<number, mongoose.mongo.WriteError> {
  const failed = error instanceof mongoose.mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (failed.length === 0) throw error;
  return new Map(failed.map((each) => [each.index, each]));
}

interface Done {
  key: string;
  answer: string;
  doneAt: Date;
}

const finish = together(async (all: readonly Done[]) => {
  const writes = all.map(({ key, answer, doneAt }) => ({
    updateOne: {
      filter: { _id: key },
      update: { $set: { answer, doneAt }, $unset: { open: 1, owner: 1, until: 1, parked: 1 } },
    },
  }));
  await InboxEvent.collection.bulkWrite(writes as never[], { ordered: false });
  return all.map(() => undefined);
});
