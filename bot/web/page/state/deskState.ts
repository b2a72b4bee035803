import { type DeskItem, type Me } from "../../wire.ts";
import { emptyShelf, shelved, unshelved, type Shelf } from "./shelf.ts";

/** How the page is joined to the server. */
export type Live = "connecting" | "live" | "lost" | "signedOut";

/** How far a list has come; `more` says that older ones can be had. */
export type Loaded = { is: "loading" } | { is: "failed" } | { is: "ready"; more: boolean };

/** All that the page knows. */
export interface DeskState {
  me: Me | undefined;
  /** The first request failed: there is nothing to show yet. */
  failed: boolean;
  live: Live;
  shelf: Shelf<DeskItem>;
  /** Channels by code and threads by the `ref` of their root. */
  lists: Readonly<Record<string, Loaded>>;
  /** How many milliseconds the product's clock is ahead of this computer's. */
  ahead: number;
  /** How many acts the server has not acknowledged yet. */
  waiting: number;
}

/** What changes it. */
export type DeskChange =
  | { type: "me"; me: Me }
  | { type: "failed"; failed: boolean }
  | { type: "live"; live: Live }
  | { type: "hello"; now: number; at: number }
  | { type: "items"; items: readonly DeskItem[] }
  | { type: "gone"; ref: string }
  | { type: "list"; of: string; loaded: Loaded }
  | { type: "waiting"; waiting: number };

/** A page that knows nothing yet. */
export const blankDesk: DeskState = {
  me: undefined,
  failed: false,
  live: "connecting",
  shelf: emptyShelf,
  lists: {},
  ahead: 0,
  waiting: 0,
};

/** The state after a change. */
export function changed(state: DeskState, change: DeskChange): DeskState {
  switch (change.type) {
    case "me":
      return { ...state, me: change.me, failed: false };
    case "failed":
      return { ...state, failed: change.failed };
    case "live":
      return { ...state, live: change.live };
    case "hello":
      // What went away while the stream was down comes back if the server names it again: it knows better.
      return {
        ...state,
        live: "live",
        ahead: change.now - change.at,
        shelf: { ...state.shelf, gone: new Map() },
      };
    case "items":
      return { ...state, shelf: shelved(state.shelf, change.items) };
    case "gone":
      return { ...state, shelf: unshelved(state.shelf, change.ref) };
    case "list":
      return { ...state, lists: { ...state.lists, [change.of]: change.loaded } };
    case "waiting":
      return { ...state, waiting: change.waiting };
  }
}
