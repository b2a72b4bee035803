import mongoose from "mongoose";
import { hashSecret, newSecret } from "./secret.ts";
import type { Signer } from "./signInLink.ts";

const VALID_MS = 30 * 86_400_000;
// Written at most once a day for each browser, not at every press.
const RENEW_MS = VALID_MS - 86_400_000;

/** A browser that a person is signed in with. */
export interface SessionFields extends Signer {
  /** The hash of the secret in its cookie. */
  _id: string;
  expires: Date;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    store: { type: String, required: true },
    person: { type: String, required: true },
    expires: { type: Date, required: true },
  },
  {
    collection: "sessions",
    versionKey: false,
    statics: {
      /** A session for this person: the secret for the cookie, good until 30 days after its last use. */
      async begin({ store, person }: Signer, now: Date): Promise<{ secret: string; expires: Date }> {
        const secret = newSecret();
        const expires = new Date(now.getTime() + VALID_MS);
        await this.create({ _id: hashSecret(secret), store, person, expires });
        return { secret, expires };
      },

      /** The session of a cookie's secret; null when there is none any more. */
      async of(secret: string, now: Date): Promise<SessionFields | null> {
        const session = await this.findOne({
          _id: hashSecret(secret),
          expires: { $gt: now },
        }).lean<SessionFields>();
        if (session && session.expires.getTime() - now.getTime() < RENEW_MS) {
          await this.updateOne(
            { _id: session._id },
            { $max: { expires: new Date(now.getTime() + VALID_MS) } },
          );
        }
        return session;
      },

      /** Signs this browser out. */
      async end(secret: string): Promise<void> {
        await this.deleteOne({ _id: hashSecret(secret) });
      },

      /** Signs a person out everywhere. */
      async endAll({ store, person }: Signer): Promise<void> {
        await this.deleteMany({ store, person });
      },
    },
  },
);

schema.index({ expires: 1 }, { expireAfterSeconds: 0, name: "expires" });
schema.index({ store: 1, person: 1 }, { name: "person" });

/** Who is signed in with which browser. */
export const Session = mongoose.model("Session", schema);
