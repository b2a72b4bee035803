import mongoose from "mongoose";
import type { CardPlace, DeadEnd, Subject } from "./cardFields.ts";
import type { Id } from "./id.ts";

/** Something that is said once in a place and not changed after: a reminder, a line in a thread, a mirrored text. */
export interface NoticeFields {
  _id: Id;
  store: string;
  /** What brought it about, such as `timeline:<entry>`; unique with its place. */
  cause: string;
  place: CardPlace;
  /** Said in the thread under this subject's card in that place, and not before that card is there. */
  under?: Subject;
  /** What is said, as JSON of a view of the chat port. */
  content: string;
  /** When it happened, by the product's clock. */
  at: Date;
  due?: boolean;
  notBefore: Date;
  lease: number;
  message?: string;
  sending?: boolean;
  tries: number;
  dead?: DeadEnd;
}

/** A notice to be said. */
export type NewNotice = Pick<NoticeFields, "store" | "cause" | "place" | "under" | "content" | "at">;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    cause: { type: String, required: true },
    place: { platform: String, channel: String, thread: { type: String, default: null } },
    under: String,
    content: { type: String, required: true },
    at: Date,
    due: Boolean,
    notBefore: Date,
    lease: Number,
    message: String,
    sending: Boolean,
    tries: Number,
    dead: String,
  },
  {
    collection: "notices",
    versionKey: false,
    statics: {
      /** Has it said, once: the same cause in the same place again changes nothing. */
      async say({ store, cause, place, under, content, at }: NewNotice): Promise<void> {
        await this.updateOne(
          {
            store,
            cause,
            "place.platform": place.platform,
            "place.channel": place.channel,
            "place.thread": place.thread ?? null,
          },
          {
            $setOnInsert: {
              content,
              at,
              due: true,
              notBefore: new Date(0),
              lease: 0,
              tries: 0,
              ...(under && { under }),
            },
          },
          { upsert: true },
        ).catch((error: unknown) => {
          // Said at the same moment by another process.
          if ((error as { code?: number }).code !== 11000) throw error;
        });
      },

      /** Takes the notice that is due longest, for the time until `until`; null when none is, outside `busy` channels. */
      async take(now: Date, until: Date, busy: readonly CardPlace[] = []): Promise<NoticeFields | null> {
        return this.findOneAndUpdate(
          {
            due: true,
            notBefore: { $lte: now },
            ...(busy.length > 0 && {
              $nor: busy.map(({ platform, channel }) => ({
                "place.platform": platform,
                "place.channel": channel,
              })),
            }),
          },
          { $inc: { lease: 1 }, $set: { notBefore: until } },
          { sort: { notBefore: 1, _id: 1 }, returnDocument: "after" },
        ).lean<NoticeFields>();
      },

      /** Says that the sending begins; false when the lease is lost. */
      async beginSending({ _id, lease }: NoticeFields): Promise<boolean> {
        const { matchedCount } = await this.updateOne({ _id, lease }, { $set: { sending: true } });
        return matchedCount === 1;
      },

      /** It was said, whoever holds the lease by now. */
      async said({ _id }: NoticeFields, message: string): Promise<void> {
        await this.updateOne(
          { _id, message: { $exists: false } },
          { $set: { message }, $unset: { due: 1, sending: 1, dead: 1 } },
        );
      },

      /** Tries again then; `failed` counts it as a failure. */
      async postpone({ _id, lease }: NoticeFields, until: Date, failed: boolean): Promise<void> {
        await this.updateOne(
          { _id, lease },
          { $set: { notBefore: until }, ...(failed && { $inc: { tries: 1 } }) },
        );
      },

      /** It can never be said there. */
      async giveUp({ _id, lease }: NoticeFields, dead: DeadEnd): Promise<void> {
        await this.updateOne({ _id, lease }, { $set: { dead }, $unset: { due: 1, sending: 1 } });
      },

      /** The root is there: what waited for it is due at once. */
      async wake(store: string, under: Subject, place: CardPlace): Promise<void> {
        await this.updateMany(
          {
            store,
            under,
            due: true,
            "place.platform": place.platform,
            "place.channel": place.channel,
          },
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
schema.index({ due: 1, notBefore: 1, _id: 1 }, { name: "due", partialFilterExpression: { due: true } });
schema.index({ store: 1, under: 1, due: 1 }, { name: "under", partialFilterExpression: { due: true } });

/** What was said once, and what is still to be said. */
export const Notice = mongoose.model("Notice", schema);
