import mongoose from "mongoose";
import { tellChanged } from "./changed.ts";
import type { BusyPlace, CardPlace, DeadEnd, Subject } from "./cardFields.ts";
import type { Id } from "./id.ts";
import {
  alreadyMade,
  begun,
  channelOf,
  dueAt,
  dueIndex,
  dueOrder,
  heldAt,
  leased,
  outboxPaths,
  placeOf,
  postponed,
  putBack,
  unsent,
  type OutboxFields,
  type Unsent,
} from "./outboxFields.ts";

/** Something that is said once in a place and not changed after: a reminder, a line in a thread, a mirrored text. */
export interface NoticeFields extends OutboxFields {
  /** What brought it about, such as `timeline:<entry>`; unique with its place. */
  cause: string;
  /** Said in the thread under this subject's card in that place, and not before that card is there. */
  under?: Subject;
  /** What is said, as JSON of a view of the chat port. */
  content: string;
  /** When it happened, by the product's clock. */
  at: Date;
}

/** A notice to be said. */
export type NewNotice = Pick<NoticeFields, "store" | "cause" | "place" | "under" | "content" | "at">;

const schema = new mongoose.Schema(
  {
    ...outboxPaths,
    cause: { type: String, required: true },
    under: String,
    content: { type: String, required: true },
    at: Date,
  },
  {
    collection: "notices",
    versionKey: false,
    statics: {
      /** Has it said, once: the same cause in the same place again changes nothing. */
      async say({ store, cause, place, under, content, at }: NewNotice): Promise<void> {
        await this.updateOne(
          { store, cause, ...placeOf(place) },
          { $setOnInsert: { content, at, due: true, ...unsent, ...(under && { under }) } },
          { upsert: true },
        ).catch(alreadyMade);
        tellChanged(this);
      },

      /** Takes the notice that is due longest, for the time until `until`; null when none is, outside `busy` channels. */
      async take(now: Date, until: Date, busy: readonly BusyPlace[] = []): Promise<NoticeFields | null> {
        return this.findOneAndUpdate(dueAt(now, busy), leased(until), {
          sort: dueOrder,
          returnDocument: "after",
        }).lean<NoticeFields>();
      },

      /** Frees what a process that has ended held or let wait: for the one that is alone, when it begins. */
      async free(now: Date): Promise<void> {
        await this.updateMany(heldAt(now), putBack(now));
      },

      /** Takes that one where it is due; null where somebody has it or it is done. */
      async takeAgain(id: Id, now: Date, until: Date): Promise<NoticeFields | null> {
        return this.findOneAndUpdate({ _id: id, ...dueAt(now, []) }, leased(until), {
          returnDocument: "after",
        }).lean<NoticeFields>();
      },

      /** Gives it back untouched, to be taken again then. */
      async putBack({ _id, lease }: NoticeFields, until: Date): Promise<void> {
        await this.updateOne({ _id, lease }, putBack(until));
      },

      /** Says that the sending begins; false when the lease is lost. */
      async beginSending(notice: NoticeFields, now: Date): Promise<boolean> {
        const { _id, lease } = notice;
        const { matchedCount } = await this.updateOne({ _id, lease }, begun(notice, now));
        return matchedCount === 1;
      },

      /** It was said, whoever holds the lease by now. */
      async said({ _id }: NoticeFields, message: string): Promise<void> {
        await this.updateOne(
          { _id, message: { $exists: false } },
          { $set: { message }, $unset: { due: 1, sending: 1, dead: 1 } },
        );
      },

      /** Tries again then; while it is `unsure` whether the message arrived, it is searched for first. */
      async postpone({ _id, lease }: NoticeFields, until: Date, how: Unsent): Promise<void> {
        await this.updateOne({ _id, lease }, postponed(until, how));
      },

      /** It can never be said there. */
      async giveUp({ _id, lease }: NoticeFields, dead: DeadEnd): Promise<void> {
        await this.updateOne({ _id, lease }, { $set: { dead }, $unset: { due: 1, sending: 1 } });
      },

      /** What could not be said in a channel is said now: it can be written to once more. */
      async revive(store: string, place: CardPlace): Promise<void> {
        await this.updateMany(
          { store, ...channelOf(place), dead: { $exists: true } },
          { $set: { due: true, notBefore: unsent.notBefore, tries: 0 }, $unset: { dead: 1 } },
        );
        tellChanged(this);
      },

      /** The root is there: what waited for it is due at once. */
      async wake(store: string, under: Subject, place: CardPlace): Promise<void> {
        await this.updateMany(
          { store, under, due: true, ...channelOf(place) },
          { $set: { notBefore: new Date(0) } },
        );
      },
    },
  },
);

schema.index(
  { store: 1, cause: 1, "place.platform": 1, "place.channel": 1, "place.thread": 1 },
  { unique: true, name: "notice" },
);
schema.index(...dueIndex);
schema.index({ store: 1, under: 1, due: 1 }, { name: "under", partialFilterExpression: { due: true } });

/** What was said once, and what is still to be said. */
export const Notice = mongoose.model("Notice", schema);
