import mongoose from "mongoose";

/** A message that is part of a thread, or a forum topic that is one. */
export interface TelegramThreadFields {
  /** `<chat>:<message>`, or `<chat>:#<topic>`. */
  _id: string;
  /** The thread's own name: the message under which it was begun, as `<chat>:<message>`. */
  thread: string;
  /** On the topic that is in use now: its number and name. */
  topic?: number;
  title?: string;
  at: Date;
}

/** The longest that a reply finds its thread: complaints are settled long before. */
const KEPT_SECONDS = 400 * 86_400;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    thread: { type: String, required: true },
    topic: Number,
    title: String,
    at: { type: Date, required: true },
  },
  {
    collection: "telegram_threads",
    versionKey: false,
    statics: {
      /** A message stands in that thread, so that replies to it do too. */
      async joined(message: string, thread: string, at: Date): Promise<void> {
        await this.updateOne({ _id: message }, { $setOnInsert: { thread, at } }, { upsert: true });
      },

      /** The thread that a message, or a topic `<chat>:#<topic>`, belongs to. */
      async of(id: string): Promise<string | undefined> {
        return (await this.findById(id).lean<TelegramThreadFields>())?.thread;
      },

      /** A topic was made for a thread; it takes the place of the one before. */
      async begun(chat: string, thread: string, topic: number, title: string, at: Date): Promise<void> {
        await this.updateOne(
          { _id: `${chat}:#${topic}` },
          { $set: { thread, topic, title, at } },
          { upsert: true },
        );
        await this.updateMany(
          { thread, _id: { $ne: `${chat}:#${topic}` }, topic: { $exists: true } },
          { $unset: { topic: 1 } },
        );
      },

      /** Its topic is no more, and there will be no other. */
      async ended(thread: string): Promise<void> {
        await this.updateMany({ thread, topic: { $exists: true } }, { $unset: { topic: 1 } });
      },

      /** The topic in which a thread goes on; null where it is a chain of replies. */
      async topicOf(thread: string): Promise<{ topic: number; title: string } | null> {
        const found = await this.findOne({ thread, topic: { $exists: true } }).lean<TelegramThreadFields>();
        return found?.topic === undefined ? null : { topic: found.topic, title: found.title ?? "" };
      },
    },
  },
);

schema.index({ thread: 1 }, { name: "topic", partialFilterExpression: { topic: { $exists: true } } });
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS, name: "old" });

/** Which messages and forum topics on Telegram belong to which thread: the platform tells only the message replied to. */
export const TelegramThread = mongoose.model("TelegramThread", schema);
