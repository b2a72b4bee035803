import type { CardFields, CardPlace, Subject, Wanted } from "../models/cardFields.ts";
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
  /** Nothing stands there yet. */
  isNew?: boolean;
  /** What was just found there. */
  card?: CardFields;
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
  /** Every place where it stands or should stand. */
  places(noun: T): Promise<Showing[]>;
  /** What shows it as a part, such as its day: each is touched once for all that have changed together. */
  partOf?(noun: T, places: readonly Showing[]): Whole[];
  /**
   * The card as it is now, of the noun in hand where there is one; null where there is nothing to be seen any more:
   * what stands there stays.
   */
  render(spot: CardSpot, noun?: T): Promise<Rendered | null>;
  /** What the thread under its card is called, where the platform wants a name. */
  threadTitle?(spot: CardSpot): Promise<string>;
  /** The least time between two edits of one card, in milliseconds. */
  pauseMs?: number;
}

/** A noun that shows others as its parts: a key that names it, and how it is told that one of them has changed. */
export interface Whole {
  key: string;
  touch(): Promise<void>;
}

/** A display without its noun's type, so that different ones stand in one list. */
export interface AnyDisplay extends Pick<Display<never>, "type" | "threadTitle" | "pauseMs"> {
  model: object;
  render(spot: CardSpot): Promise<Rendered | null>;
  stale(limit: number): Promise<StaleNoun[]>;
  /** One that has just changed, as its model gave it. */
  changed(document: object): StaleNoun;
  /** Their cards know of these revisions. */
  told(nouns: readonly StaleNoun[]): Promise<void>;
}

/** A changed noun, with what is asked of it. */
export interface StaleNoun {
  _id: Id | string;
  revision: number;
  look(): Promise<{ wanted: WantedCard[]; partOf: Whole[] }>;
}

/** A card that must come to show a noun as it is in hand. */
export interface WantedCard extends Wanted, Pick<Showing, "isNew" | "card"> {
  render(): Promise<Rendered | null>;
}

/** Makes a display one of a list. */
export function display<T extends ShownNoun>(of: Display<T>): AnyDisplay {
  const staleNoun = (noun: T): StaleNoun => {
    const { _id, store, revision } = noun;
    const subject = subjectOf(of.type, _id);
    return {
      ...{ _id, revision },
      async look() {
        const showings = await of.places(noun);
        const wanted = showings.map((showing) => ({
          ...{ ...showing, store, revision, subject },
          render: () => of.render({ ...showing, store, subject, id: _id.toString() }, noun),
        }));
        return { wanted, partOf: of.partOf?.(noun, showings) ?? [] };
      },
    };
  };
  return {
    ...of,
    render: (spot) => of.render(spot),
    stale: async (limit) => (await of.model.stale(limit)).map(staleNoun),
    // It comes from the display's own model.
    changed: (document) => staleNoun(document as T),
    told: (nouns) => of.model.told(nouns),
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
