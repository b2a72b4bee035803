import { Card } from "../models/card.ts";
import type { BusyPlace, CardFields, CardPlace } from "../models/cardFields.ts";
import { Notice, type NoticeFields } from "../models/notice.ts";
import type { WantedCard } from "./display.ts";
import type { OutboxParts, Rest } from "./outboxParts.ts";
import { sendCard } from "./sendCard.ts";
import { sendNotice } from "./sendNotice.ts";

const LEASE_MS = 30_000;

/** A sending that was taken on, for as long as its lease lasts. */
export interface Sending {
  store: string;
  place: CardPlace;
  /** There is a message already. */
  isEdit: boolean;
  send(): Promise<Rest>;
  putBack(until: Date): Promise<void>;
  /** Takes the same thing on once more; undefined where somebody else has it. */
  again(): Promise<Sending | undefined>;
}

/** Takes on what is to be sent. */
export interface Sendings {
  /** What is due longest, outside `busy` channels; cards come before notices. */
  next(busy: readonly BusyPlace[]): Promise<Sending | undefined>;
  /** A card as it was found, to show what is in hand; undefined where somebody has had it since or it has to wait. */
  edit(found: CardFields, wanted: WantedCard): Promise<Sending | undefined>;
}

/** Builds them over the outbox. */
export function createSendings(outbox: OutboxParts): Sendings {
  const { wall } = outbox;
  const lease = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

  function ofCard(card: CardFields, inHand?: WantedCard): Sending {
    const { _id, store, place, message } = card;
    // A newer revision has been asked for meanwhile: what is in hand would show an older one.
    const render = card.wanted === inHand?.revision ? inHand.render : undefined;
    return {
      ...{ store, place, isEdit: message !== undefined },
      send: () => sendCard(card, outbox, render),
      putBack: (at) => Card.putBack(card, at),
      async again() {
        const now = wall();
        const taken = await Card.takeAgain(_id, now, lease(now));
        return taken ? ofCard(taken) : undefined;
      },
    };
  }

  function ofNotice(notice: NoticeFields): Sending {
    const { _id, store, place } = notice;
    return {
      ...{ store, place, isEdit: false },
      send: () => sendNotice(notice, outbox),
      putBack: (at) => Notice.putBack(notice, at),
      async again() {
        const now = wall();
        const taken = await Notice.takeAgain(_id, now, lease(now));
        return taken ? ofNotice(taken) : undefined;
      },
    };
  }

  return {
    async next(busy) {
      const now = wall();
      const card = await Card.take(now, lease(now), busy);
      if (card) return ofCard(card);
      const notice = await Notice.take(now, lease(now), busy);
      return notice ? ofNotice(notice) : undefined;
    },
    async edit(found, wanted) {
      const now = wall();
      const card = await Card.wantAndTake(found, wanted.revision, now, lease(now));
      return card ? ofCard(card, wanted) : undefined;
    },
  };
}
