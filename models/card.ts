import { isDeepStrictEqual } from "node:util";
import mongoose from "mongoose";
import { tellChanged } from "./changed.ts";
import { cardsTogether } from "./cardsTogether.ts";
import type { BusyPlace, CardFields, CardPlace, DeadEnd, Subject, Wanted } from "./cardFields.ts";
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
  type Unsent,
} from "./outboxFields.ts";

const schema = new mongoose.Schema(
  {
    ...outboxPaths,
    subject: { type: String, required: true },
    role: { type: String, required: true },
    wanted: Number,
    shown: Number,
    thread: String,
  },
  {
    collection: "cards",
    versionKey: false,
    statics: {
      /** Marks these cards as due; those that do not exist yet are made. */
      async want(wanted: readonly Wanted[]): Promise<void> {
        if (wanted.length === 0) return;
        const writes = wanted.map((card) => ({
          updateOne: {
            filter: keyOf(card),
            update: {
              $max: { wanted: card.revision },
              $set: { due: true },
              $setOnInsert: { shown: -1, ...unsent },
            },
            upsert: true,
          },
        }));
        // Two processes may make the same card at once: the one that lost finds it there.
        await this.bulkWrite(writes, { ordered: false }).catch(async (error: unknown) => {
          alreadyMade(error);
          await this.bulkWrite(writes, { ordered: false });
        });
      },

      /** Takes the card that is due longest, for the time until `until`; null when none is, outside `busy` channels. */
      async take(now: Date, until: Date, busy: readonly BusyPlace[] = []): Promise<CardFields | null> {
        return this.findOneAndUpdate(dueAt(now, busy), leased(until), {
          sort: dueOrder,
          returnDocument: "after",
        }).lean<CardFields>();
      },

      /**
       * Marks a card as due and takes it in the same write, as it was found; null where somebody has had it since or it
       * has to wait: then it is marked by `want`.
       */
      async wantAndTake(
        found: CardFields,
        revision: number,
        now: Date,
        until: Date,
      ): Promise<CardFields | null> {
        return together.taken({ found, revision, now, until });
      },

      /** Frees what a process that has ended held or let wait: for the one that is alone, when it begins. */
      async free(now: Date): Promise<void> {
        await this.updateMany(heldAt(now), putBack(now));
      },

      /** Takes that one where it is due; null where somebody has it or it is done. */
      async takeAgain(id: Id, now: Date, until: Date): Promise<CardFields | null> {
        return this.findOneAndUpdate({ _id: id, ...dueAt(now, []) }, leased(until), {
          returnDocument: "after",
        }).lean<CardFields>();
      },

      /** Gives it back untouched, to be taken again then. */
      async putBack({ _id, lease }: CardFields, until: Date): Promise<void> {
        await this.updateOne({ _id, lease }, putBack(until));
      },

      /** Says that the first send begins; false when the lease is lost. */
      async beginSending(card: CardFields, now: Date): Promise<boolean> {
        const { _id, lease } = card;
        return matched(await this.updateOne({ _id, lease }, begun(card, now)));
      },

      /** Says what is shown now. A newer wish, or a later lease, stays due; the message is kept in any case. */
      async finish(
        { _id, lease }: CardFields,
        { shown, message, next }: { shown: number; message: string; next: Date },
      ): Promise<void> {
        const set = { shown, message, notBefore: next, tries: 0 };
        if (await together.finished({ _id, lease, set })) return;
        const held = await this.updateOne({ _id, lease }, { $set: set, $unset: { sending: 1 } });
        if (!matched(held)) await this.updateOne({ _id, message: { $exists: false } }, { $set: { message } });
        tellChanged(this);
      },

      /** They show those revisions, though nobody held them; a newer wish stays due. */
      async showed(shown: readonly { card: CardFields; revision: number }[]): Promise<void> {
        await Promise.all(
          shown.map(({ card: { _id, lease }, revision }) =>
            together.finished({ _id, lease, set: { wanted: revision, shown: revision, tries: 0 } }),
          ),
        );
      },

      /** Nothing is to be shown there; a newer wish stays due. */
      async skip({ _id, lease, wanted }: CardFields): Promise<void> {
        if (matched(await this.updateOne({ _id, lease, wanted }, ended()))) return;
        await this.updateOne({ _id, lease }, putBack(unsent.notBefore));
      },

      /** Tries again then; while it is `unsure` whether the message arrived, it is searched for first. */
      async postpone({ _id, lease }: CardFields, until: Date, how: Unsent): Promise<void> {
        await this.updateOne({ _id, lease }, postponed(until, how));
      },

      /** The message is no more: the next sending is a first one. */
      async lost({ _id, lease }: CardFields): Promise<void> {
        await this.updateOne(
          { _id, lease },
          { $set: { shown: -1, notBefore: new Date(0) }, $unset: { message: 1, thread: 1, sending: 1 } },
        );
      },

      /** Nothing more can be sent there; a later wish revives it. */
      async giveUp({ _id, lease }: CardFields, dead: DeadEnd): Promise<void> {
        await this.updateOne({ _id, lease }, ended({ dead, tries: 0 }));
      },

      /** The card's thread was begun. */
      async threaded(id: Id, thread: string): Promise<void> {
        await this.updateOne({ _id: id }, { $set: { thread } });
      },

      /** Every card of a subject. */
      async of(store: string, subject: Subject): Promise<CardFields[]> {
        return together.of({ store, subject });
      },

      /** A subject's card in that very place. */
      async at({ store, subject, place, role }: Omit<Wanted, "revision">): Promise<CardFields | undefined> {
        const here = placeOf(place);
        const cards = await together.of({ store, subject });
        return cards.find((card) => card.role === role && isDeepStrictEqual(placeOf(card.place), here));
      },

      /** The card that a message shows. */
      async ofMessage(store: string, place: CardPlace, message: string): Promise<CardFields | null> {
        return this.findOne({
          store,
          ...channelOf(place),
          message,
        }).lean<CardFields>();
      },

      /** The newest card of a subject in a channel that has been sent: what is said under it waits for that. */
      async root(store: string, subject: Subject, place: CardPlace): Promise<CardFields | null> {
        return this.findOne({ store, subject, ...channelOf(place), message: { $exists: true } })
          .sort({ _id: -1 })
          .lean<CardFields>();
      },

      /** The card under whose message that thread runs. */
      async ofThread(store: string, { thread, ...place }: CardPlace): Promise<CardFields | null> {
        // Where threads are built in, a thread has its root's id, and anybody may have begun it.
        const here = { store, ...channelOf(place) };
        return (
          (await this.findOne({ ...here, thread }).lean<CardFields>()) ??
          (await this.findOne({ ...here, message: thread }).lean<CardFields>())
        );
      },

      /** Makes this message the card's own and renews it: it was pressed, though another is known or none. */
      async adopt(id: Id, message: string): Promise<void> {
        await this.updateOne(
          { _id: id, message: { $ne: message } },
          { $set: { message, shown: -1, due: true }, $unset: { thread: 1, sending: 1, dead: 1 } },
        );
        tellChanged(this);
      },

      /** What could not be sent to a channel is tried again: it can be written to once more. */
      async revive(store: string, place: CardPlace): Promise<void> {
        await this.updateMany(
          { store, ...channelOf(place), dead: { $exists: true } },
          { $set: { due: true, notBefore: unsent.notBefore, tries: 0 }, $unset: { dead: 1 } },
        );
        tellChanged(this);
      },

      /** Renders and sends the card again though its subject has not changed. */
      async renew(id: Id): Promise<void> {
        await this.updateOne({ _id: id }, { $set: { shown: -1, due: true } });
        tellChanged(this);
      },
    },
  },
);

// A card has one subject, and a subject one card in a place for each role.
schema.index(
  { store: 1, subject: 1, "place.platform": 1, "place.channel": 1, "place.thread": 1, role: 1 },
  { unique: true, name: "card" },
);
schema.index(...dueIndex);
schema.index(
  { store: 1, "place.platform": 1, "place.channel": 1, message: 1 },
  { name: "message", partialFilterExpression: { message: { $exists: true } } },
);
schema.index(
  { store: 1, "place.platform": 1, "place.channel": 1, thread: 1 },
  { name: "thread", partialFilterExpression: { thread: { $exists: true } } },
);

/** The cards of all places: the outbox of what is edited as its subject changes. */
export const Card = mongoose.model("Card", schema);

const together = cardsTogether(() => Card.collection);

const keyOf = ({ store, subject, place, role }: Omit<Wanted, "revision">) => ({
  store,
  subject,
  ...placeOf(place),
  role,
});

const matched = ({ matchedCount }: { matchedCount: number }): boolean => matchedCount === 1;

/** Nothing is due any more; a later wish need not wait for the end of the lease. */
const ended = (set: Partial<CardFields> = {}) => ({
  $set: { ...set, notBefore: unsent.notBefore },
  $unset: { due: 1, sending: 1 },
});
