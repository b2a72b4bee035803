import mongoose from "mongoose";
import type { StaffCode } from "./rules/kinds.ts";
import { hashSecret, newSecret } from "./secret.ts";

const VALID_MS = 24 * 3_600_000;

/** Whom a code would link, and to which chat. */
export interface Linked {
  store: string;
  person: StaffCode;
  chat: "slack" | "telegram";
}

const schema = new mongoose.Schema(
  {
    /** The hash of its code. */
    _id: { type: String, required: true },
    store: { type: String, required: true },
    person: { type: String, required: true },
    chat: { type: String, required: true },
    expires: { type: Date, required: true },
    usedAt: Date,
    usedBy: String,
  },
  {
    collection: "chat_links",
    versionKey: false,
    statics: {
      /** A code by which this person tells a chat who he is: good for a day and one use. */
      async issue({ store, person, chat }: Linked, now: Date): Promise<{ code: string; expires: Date }> {
        const code = newSecret();
        const expires = new Date(now.getTime() + VALID_MS);
        await this.create({ _id: hashSecret(code), store, person, chat, expires });
        return { code, expires };
      },

      /** Uses a code up for that user; null when it is none. The same user may use it again: his press may come twice. */
      async spend(code: string, chat: Linked["chat"], user: string, now: Date): Promise<Linked | null> {
        const mine = [{ usedAt: { $exists: false } }, { usedBy: user }];
        return this.findOneAndUpdate(
          { _id: hashSecret(code), chat, expires: { $gt: now }, $or: mine },
          { $set: { usedAt: now, usedBy: user } },
        ).lean<Linked>();
      },
    },
  },
);

schema.index({ expires: 1 }, { expireAfterSeconds: 86_400, name: "expires" });

/** The one-time codes by which a person of a store and a user of a chat are found to be the same. */
export const ChatLink = mongoose.model("ChatLink", schema);
