import mongoose from "mongoose";

/** What is remembered of a chat on Telegram. */
interface TelegramChatFields {
  /** Its id. */
  _id: string;
  /** The id under which it goes on as a supergroup. */
  movedTo?: string;
  /** Of somebody who works at several stores, the one he acted in last. */
  store?: string;
}

const schema = new mongoose.Schema(
  { _id: { type: String, required: true }, movedTo: String, store: String },
  {
    collection: "telegram_chats",
    versionKey: false,
    statics: {
      /** A group has become a supergroup. */
      async moved(from: string, to: string): Promise<void> {
        await this.updateOne({ _id: from }, { $set: { movedTo: to } }, { upsert: true });
      },

      /** Every group that has another id now, by the one it had. */
      async moves(): Promise<Map<string, string>> {
        const chats = await this.find({ movedTo: { $exists: true } }).lean<TelegramChatFields[]>();
        return new Map(chats.map(({ _id, movedTo }) => [_id, movedTo!]));
      },

      /** Somebody acted in a store. */
      async actedIn(user: string, store: string): Promise<void> {
        await this.updateOne({ _id: user }, { $set: { store } }, { upsert: true });
      },

      /** The store in which somebody acted last. */
      async storeOf(user: string): Promise<string | undefined> {
        return (await this.findById(user).lean<TelegramChatFields>())?.store;
      },
    },
  },
);

/** The chats on Telegram of which something has to be remembered. */
export const TelegramChat = mongoose.model("TelegramChat", schema);
