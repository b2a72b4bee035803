import mongoose from "mongoose";
import type { StaffCode } from "./rules/kinds.ts";
import { hashSecret, newSecret } from "./secret.ts";

const VALID_MS = 15 * 60_000;

/** A person of a store, as a link or a session names him. */
export interface Signer {
  store: string;
  person: StaffCode;
}

const schema = new mongoose.Schema(
  {
    /** The hash of its token. */
    _id: { type: String, required: true },
    store: { type: String, required: true },
    person: { type: String, required: true },
    expires: { type: Date, required: true },
    usedAt: Date,
  },
  {
    collection: "sign_in_links",
    versionKey: false,
    statics: {
      /** A link for this person: the token that its address ends in, good for 15 minutes and one use. */
      async issue({ store, person }: Signer, now: Date): Promise<{ token: string; expires: Date }> {
        const token = newSecret();
        const expires = new Date(now.getTime() + VALID_MS);
        await this.create({ _id: hashSecret(token), store, person, expires });
        return { token, expires };
      },

      /** Whom an unused link would sign in; null when it is none. Changes nothing: previews fetch links too. */
      async peek(token: string, now: Date): Promise<Signer | null> {
        return this.findOne({
          _id: hashSecret(token),
          usedAt: { $exists: false },
          expires: { $gt: now },
        }).lean<Signer>();
      },

      /** Uses a link up; null when it was used, has expired or never was one. Of two at once one gets it. */
      async spend(token: string, now: Date): Promise<Signer | null> {
        return this.findOneAndUpdate(
          { _id: hashSecret(token), usedAt: { $exists: false }, expires: { $gt: now } },
          { $set: { usedAt: now } },
        ).lean<Signer>();
      },
    },
  },
);

schema.index({ expires: 1 }, { expireAfterSeconds: 86_400, name: "expires" });

/** The one-time links by which people come in. */
export const SignInLink = mongoose.model("SignInLink", schema);
