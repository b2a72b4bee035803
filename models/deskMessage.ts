import mongoose from "mongoose";
import { newId, readId, type Id } from "./id.ts";
import type { StaffCode } from "./rules/kinds.ts";
import { together } from "./together.ts";

/** A card or a text in a channel of the browser desk, which is a chat of its own and keeps its messages here. */
export interface DeskMessageFields {
  _id: Id;
  store: string;
  channel: string;
  /** The id of the message under which it stands; null in the channel itself. */
  thread: string | null;
  /** The sending that made it; the same one again makes no second. */
  key: string;
  /** Grows with every change. */
  revision: number;
  /** When it was first posted, by the product's clock. */
  at: Date;
  /** When it was last changed, by the wall clock: other processes look for it. */
  touchedAt: Date;
  /** The card, as JSON. */
  card: string;
  /** The author of a text that a person wrote. */
  by?: StaffCode;
  /** The revision of its subject that it shows; not known of the first. */
  shows?: number;
  /** Somebody still has to do something about it: these persons or, if there is none, whoever reads it. */
  waits?: boolean;
  waitsFor?: StaffCode[];
  urgent?: boolean;
}

/** What a message shows, and whose turn that says it is. */
export type DeskCard = Pick<DeskMessageFields, "card" | "waits" | "waitsFor" | "urgent">;

/** What is posted. */
export type NewDeskMessage = Pick<DeskMessageFields, "store" | "channel" | "thread" | "key" | "at" | "by"> &
  DeskCard & {
    /** Fixed beforehand where others already name it; else it is made. */
    _id?: Id;
  };

/** How many cards that wait for nobody a channel shows at once. */
const PAGE = 100;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    channel: { type: String, required: true },
    thread: { type: String, default: null },
    key: { type: String, required: true },
    revision: { type: Number, required: true },
    at: { type: Date, required: true },
    touchedAt: { type: Date, required: true },
    card: { type: String, required: true },
    by: String,
    shows: Number,
    waits: Boolean,
    waitsFor: { type: [String], default: undefined },
    urgent: Boolean,
  },
  {
    collection: "desk_messages",
    versionKey: false,
    statics: {
      /** Posts a message; the one that its key made before is returned as it is. */
      async post(message: NewDeskMessage, now: Date): Promise<DeskMessageFields> {
        const made = { ...message, _id: message._id ?? newId(), revision: 1, touchedAt: now };
        try {
          await this.create(made);
          return made;
        } catch (error) {
          const { store, key } = message;
          const before = await this.findOne({ store, key }).lean<DeskMessageFields>();
          if (!before) throw error;
          return before;
        }
      },

      /** Makes a message show another card; null when it is no more, or shows a later revision than `shows`. */
      async show(
        store: string,
        id: string,
        shown: DeskCard,
        now: Date,
        shows?: number,
      ): Promise<DeskMessageFields | null> {
        const _id = readId(id);
        return _id && showTogether({ _id, store, card: shown, now, shows });
      },

      /** Rewords a person's own text as it stood at that revision; null when it is not his or has changed since. */
      async reword(
        { _id, revision }: Pick<DeskMessageFields, "_id" | "revision">,
        by: StaffCode,
        card: string,
        now: Date,
      ): Promise<DeskMessageFields | null> {
        return this.findOneAndUpdate(
          { _id, by, revision },
          { $set: { card, touchedAt: now }, $inc: { revision: 1 } },
          { returnDocument: "after" },
        ).lean<DeskMessageFields>();
      },

      /** A message of that store. */
      async named(store: string, id: string): Promise<DeskMessageFields | null> {
        return this.findOne({ _id: readId(id), store }).lean<DeskMessageFields>();
      },

      /** The message that a sending made. */
      async ofKey(store: string, key: string): Promise<DeskMessageFields | null> {
        return this.findOne({ store, key }).lean<DeskMessageFields>();
      },

      /** What a channel shows, oldest first: all that waits for somebody, and the newest of the rest before `before`. */
      async inChannel(
        store: string,
        channel: string,
        before?: Date,
      ): Promise<{ messages: DeskMessageFields[]; more: boolean }> {
        const here = { store, channel, thread: null };
        const rest = await this.find({
          ...here,
          waits: { $exists: false },
          ...(before && { at: { $lt: before } }),
        })
          .sort({ at: -1, _id: -1 })
          .limit(PAGE + 1)
          .lean<DeskMessageFields[]>();
        const waiting = before ? [] : await this.find({ ...here, waits: true }).lean<DeskMessageFields[]>();
        const messages = [...waiting, ...rest.slice(0, PAGE)].sort(byTime);
        return { messages, more: rest.length > PAGE };
      },

      /** What stands under a message, oldest first. */
      async inThread(store: string, channel: string, thread: string): Promise<DeskMessageFields[]> {
        return this.find({ store, channel, thread }).sort({ at: 1, _id: 1 }).lean<DeskMessageFields[]>();
      },

      /** These messages of a store, as far as they exist. */
      async these(store: string, ids: readonly string[]): Promise<DeskMessageFields[]> {
        const known = ids.map(readId).filter((id) => id !== null);
        return this.find({ store, _id: { $in: known } }).lean<DeskMessageFields[]>();
      },

      /** The cards that wait for somebody: only where, and for whom. */
      async waiting(store: string): Promise<Pick<DeskMessageFields, "channel" | "waitsFor" | "urgent">[]> {
        return this.find({ store, waits: true }, { channel: 1, waitsFor: 1, urgent: 1 }).lean<
          DeskMessageFields[]
        >();
      },

      /** What changed since then, by the wall clock, in all stores. */
      async touchedSince(moment: Date): Promise<DeskMessageFields[]> {
        return this.find({ touchedAt: { $gte: moment } }).lean<DeskMessageFields[]>();
      },
    },
  },
);

schema.index({ store: 1, key: 1 }, { unique: true, name: "key" });
schema.index({ store: 1, channel: 1, thread: 1, at: 1, _id: 1 }, { name: "channel" });
schema.index({ store: 1, channel: 1 }, { name: "waiting", partialFilterExpression: { waits: true } });
schema.index({ touchedAt: 1 }, { name: "touched" });

/** The messages of the browser desk. */
export const DeskMessage = mongoose.model("DeskMessage", schema);

interface Show {
  _id: Id;
  store: string;
  card: DeskCard;
  now: Date;
  shows: number | undefined;
}

/** Shows each; the message as it is then, null where it shows something later. */
const showTogether = together(async (all: readonly Show[]) => {
  const ids = all.map(({ _id }) => _id);
  // Straight to the driver, as what everybody waits for.
  await DeskMessage.collection.bulkWrite(all.map(showing), { ordered: true });
  const messages = await DeskMessage.collection.find<DeskMessageFields>({ _id: { $in: ids } }).toArray();
  return all.map(({ _id, store, shows }) => {
    const message = messages.find((each) => each._id.equals(_id) && each.store === store);
    const isLater = shows !== undefined && (message?.shows ?? shows) > shows;
    return message && !isLater ? message : null;
  });
}, showAlone);

function showAlone(show: Show): Promise<DeskMessageFields | null> {
  const { filter, update } = showing(show).updateOne;
  const after = { returnDocument: "after" } as const;
  return DeskMessage.collection.findOneAndUpdate(filter, update, after) as Promise<DeskMessageFields | null>;
}

function showing({ _id, store, card: { card, waits, waitsFor, urgent }, now, shows }: Show) {
  const isRevised = shows !== undefined;
  const set = {
    ...{ card, touchedAt: now },
    ...(isRevised && { shows }),
    ...(waits && { waits, waitsFor: waitsFor ?? [], urgent: urgent ?? false }),
  };
  return {
    updateOne: {
      filter: { _id, store, ...(isRevised && { shows: { $not: { $gt: shows } } }) },
      update: { $set: set, $inc: { revision: 1 }, ...(!waits && { $unset: GONE }) },
    },
  };
}

const GONE = { waits: 1, waitsFor: 1, urgent: 1 } as const;

const byTime = (a: DeskMessageFields, b: DeskMessageFields): number =>
  a.at.getTime() - b.at.getTime() || a._id.toString().localeCompare(b._id.toString());
