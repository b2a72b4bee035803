import { randomBytes } from "node:crypto";
import mongoose from "mongoose";

/** A form that somebody fills in question by question in his private chat; all of it is there after a restart. */
export interface TelegramFormFields {
  /** 12 characters, which its buttons carry. */
  _id: string;
  /** Whose private chat it is: Telegram's user id. */
  user: string;
  store: string;
  person: string;
  formId: string;
  /** The form, as JSON, without its values. */
  form: string;
  /** The values given so far, as JSON. */
  values: string;
  /** Where in the form he is. */
  at: string;
  /** The summary was reached once: what is changed from there leads back to it. */
  reviewed: boolean;
  /** What was wrong with the last sending, as JSON, by question. */
  faults: string;
  state: "open" | "sending" | "done";
  /** The key under which it is being sent. */
  key?: string;
  /** What followed, when it is done. */
  result?: string;
  /** The message that shows it, as `<chat>:<message>`. */
  message?: string;
  /** Grows with every change; `shown` is the one that the message shows. */
  revision: number;
  shown: number;
  /** Its message has to be brought up to date. */
  stale?: boolean;
  /** The update that changed it last: the same one again changes nothing. */
  by?: string;
  /** When it was touched last, by the wall clock. */
  touchedAt: Date;
}

/** What changes when somebody answers. */
export type FormChange = Partial<
  Pick<TelegramFormFields, "values" | "at" | "reviewed" | "faults" | "state" | "key" | "result" | "form">
>;

const KEPT_SECONDS = 7 * 86_400;

const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    user: { type: String, required: true },
    store: { type: String, required: true },
    person: { type: String, required: true },
    formId: { type: String, required: true },
    form: { type: String, required: true },
    values: { type: String, required: true },
    at: { type: String, required: true },
    reviewed: { type: Boolean, required: true },
    faults: { type: String, required: true },
    state: { type: String, required: true },
    key: String,
    result: String,
    message: String,
    revision: { type: Number, required: true },
    shown: { type: Number, required: true },
    stale: Boolean,
    by: String,
    touchedAt: { type: Date, required: true },
  },
  {
    collection: "telegram_forms",
    versionKey: false,
    statics: {
      /** Begins a form; the same `by` again finds the one that it made. */
      async begin(
        form: Pick<TelegramFormFields, "user" | "store" | "person" | "formId" | "form" | "values" | "at">,
        by: string,
        now: Date,
      ): Promise<TelegramFormFields> {
        const known = await this.findOne({
          user: form.user,
          formId: form.formId,
          by,
        }).lean<TelegramFormFields>();
        if (known) return known;
        const begun: TelegramFormFields = {
          ...form,
          ...{ _id: randomBytes(9).toString("base64url"), reviewed: false, faults: "{}", state: "open", by },
          ...{ revision: 1, shown: 0, stale: true, touchedAt: now },
        };
        await this.create(begun);
        return begun;
      },

      async named(id: string): Promise<TelegramFormFields | null> {
        return this.findById(id).lean<TelegramFormFields>();
      },

      /** The form that somebody has before him: the one whose message he answers, else the one used last. */
      async openOf(user: string, message?: string): Promise<TelegramFormFields | null> {
        const meant =
          message === undefined
            ? null
            : await this.findOne({ user, state: "open", message }).lean<TelegramFormFields>();
        return (
          meant ?? this.findOne({ user, state: "open" }).sort({ touchedAt: -1 }).lean<TelegramFormFields>()
        );
      },

      /** Others of the same form in the same chat that are still open. */
      async others({ _id, user, formId }: TelegramFormFields): Promise<TelegramFormFields[]> {
        return this.find({ user, formId, state: "open", _id: { $ne: _id } }).lean<TelegramFormFields[]>();
      },

      /** Changes a form as it is in hand; null where it has changed meanwhile. */
      async change(
        { _id, revision }: TelegramFormFields,
        change: FormChange,
        by: string,
        now: Date,
      ): Promise<TelegramFormFields | null> {
        return this.findOneAndUpdate(
          { _id, revision },
          { $set: { ...change, by, stale: true, touchedAt: now }, $inc: { revision: 1 } },
          { returnDocument: "after" },
        ).lean<TelegramFormFields>();
      },

      /** Its message shows that revision. */
      async showed(id: string, revision: number, message: string): Promise<void> {
        await this.updateOne({ _id: id }, { $set: { message }, $max: { shown: revision } });
        await this.updateOne({ _id: id, revision }, { $unset: { stale: 1 } });
      },

      /** Its message is gone: it is shown by a new one. */
      async unshown(id: string): Promise<void> {
        await this.updateOne({ _id: id }, { $unset: { message: 1 }, $set: { stale: true } });
      },

      /** Forms whose message is behind, of somebody or of everybody. */
      async behind(user?: string): Promise<TelegramFormFields[]> {
        return this.find({ stale: true, ...(user !== undefined && { user }) })
          .sort({ touchedAt: 1 })
          .lean<TelegramFormFields[]>();
      },

      /** Forms whose answer is not known: their process died, or the answer took too long. */
      async unanswered(): Promise<TelegramFormFields[]> {
        return this.find({ state: "sending" }).lean<TelegramFormFields[]>();
      },
    },
  },
);

schema.index({ user: 1, state: 1, touchedAt: -1 }, { name: "open" });
schema.index({ stale: 1, touchedAt: 1 }, { name: "stale", partialFilterExpression: { stale: true } });
schema.index({ touchedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS, name: "old" });

/** The forms in private chats on Telegram. */
export const TelegramForm = mongoose.model("TelegramForm", schema);
