import type { CardPlace, Subject, Wanted } from "../models/cardFields.ts";
import type { Id } from "../models/id.ts";
import type { ShownStatics } from "../models/shown.ts";
import type { Card } from "./chat.ts";

/** A noun whose change its cards have to be told of. */
export interface ShownNoun {
  _id: Id | string;
  store: string;
  revision: number;
}

/** Where a noun stands, or has to stand from now on. */
export interface Showing {
  place: CardPlace;
  /** Tells apart the cards of one subject in one place, such as those of different days. */
  role: string;
}

/** A card to be rendered: what it is about and where it will stand. */
export interface CardSpot extends Showing {
  store: string;
  id: string;
  subject: Subject;
}

/** A card as the database has its subject now, and the revision that this is. */
export interface Rendered {
  card: Card;
  revision: number;
}

/** How one kind of noun stands on cards. */
export interface Display<T extends ShownNoun> {
  /** The first half of its subject, such as `callback`. */
  type: string;
  model: ShownStatics<T>;
  /**
   * Every place where it stands or should stand. Told of each change, it also touches the nouns that show this one
   * as a part, such as its day, or the callback whose conversation it joined.
   */
  places(noun: T): Promise<Showing[]>;
  /** The card as it is now; null where there is nothing to be seen any more: what stands there stays. */
  render(spot: CardSpot): Promise<Rendered | null>;
  /** What the thread under its card is called, where the platform wants a name. */
  threadTitle?(spot: CardSpot): Promise<string>;
  /** The least time between two edits of one card, in milliseconds. */
  pauseMs?: number;
}

/** A display without its noun's type, so that different ones stand in one list. */
export interface AnyDisplay extends Pick<Display<never>, "type" | "render" | "threadTitle" | "pauseMs"> {
  stale(limit: number): Promise<StaleNoun[]>;
}

/** A changed noun, with what is asked of it. */
export interface StaleNoun {
  wanted(): Promise<Wanted[]>;
  /** Its cards know of this revision. */
  told(): Promise<unknown>;
}

/** Makes a display one of a list. */
export function display<T extends ShownNoun>(of: Display<T>): AnyDisplay {
  return {
    ...of,
    async stale(limit) {
      const nouns = await of.model.stale(limit);
      return nouns.map((noun) => ({
        async wanted() {
          const { store, revision } = noun;
          const showings = await of.places(noun);
          return showings.map((showing) => ({
            ...showing,
            store,
            revision,
            subject: subjectOf(of.type, noun._id),
          }));
        },
        told: () => of.model.told(noun._id, noun.revision),
      }));
    },
  };
}

/** The subject of a noun of that type. */
export function subjectOf(type: string, id: Id | string): Subject {
  return `${type}:${id.toString()}`;
}

/** A subject's two halves. */
export function readSubject(subject: string): { type: string; id: string } {
  const colon = subject.indexOf(":");
  return { type: subject.slice(0, colon), id: subject.slice(colon + 1) };
}
