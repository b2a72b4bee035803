import mongoose from "mongoose";
import type { Subject } from "./cardFields.ts";

/** What a button means: its action on a subject as it was at `version`, with a word more where one is needed. */
export interface ButtonTokenFields {
  /** 16 to 22 random characters that say nothing by themselves. */
  _id: string;
  store: string;
  action: string;
  subject: Subject;
  version: number;
  arg?: string;
  /** Deleted then. */
  expires: Date;
}

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    store: { type: String, required: true },
    action: { type: String, required: true },
    subject: { type: String, required: true },
    version: { type: Number, required: true },
    arg: String,
    expires: { type: Date, required: true },
  },
  {
    collection: "button_tokens",
    versionKey: false,
    statics: {
      /** Writes them down; only then may a button bear them. */
      async issue(tokens: readonly ButtonTokenFields[]): Promise<void> {
        // Straight to the driver: at every card that is rendered, casting would cost more than writing.
        if (tokens.length > 0) await this.collection.insertMany([...tokens] as never[], { ordered: false });
      },

      /** What a token means; null when it never was one, or has expired. */
      async read(token: string): Promise<ButtonTokenFields | null> {
        return this.findById(token).lean<ButtonTokenFields>();
      },
    },
  },
);

schema.index({ expires: 1 }, { expireAfterSeconds: 0, name: "expires" });

/** What the buttons on the cards mean. */
export const ButtonToken = mongoose.model("ButtonToken", schema);
