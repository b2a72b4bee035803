import { type DeskItem, type Me, type Wire } from "../../wire.ts";
import { request } from "../api/request.ts";
import { type DeskChange } from "./deskState.ts";
import { revisions } from "./shelf.ts";
import { type Store } from "./store.ts";

/** Asks the server for what the page shows. */
export interface Loader {
  me(): Promise<Me | undefined>;
  /** The newest cards of a channel, or those before a card. */
  channel(code: string, before?: string): Promise<void>;
  /** Every channel that is not there yet. */
  channels(): Promise<void>;
  /** The entries under the card with that `ref`. */
  thread(ref: string): Promise<void>;
  /** What changed while nobody listened; false where the server did not answer. */
  sync(): Promise<boolean>;
}

/** A loader that writes into the store. */
export function createLoader({ state, change }: Store): Loader {
  const signedOut = (): void => change({ type: "live", live: "signedOut" });

  async function list<Body>(
    of: string,
    path: string,
    itemsOf: (body: Body) => { items: readonly DeskItem[]; more: boolean },
  ): Promise<void> {
    const isThere = state().lists[of]?.is === "ready";
    if (!isThere) change({ type: "list", of, loaded: { is: "loading" } });
    const reply = await request<Body>(path);
    if (reply.verdict === "acknowledged") {
      const { items, more } = itemsOf(reply.body);
      change({ type: "items", items }, { type: "list", of, loaded: { is: "ready", more } });
    } else if (reply.verdict === "signedOut") signedOut();
    else if (!isThere) change({ type: "list", of, loaded: { is: "failed" } });
  }
  const channel: Loader["channel"] = (code, before) => {
    const query = before === undefined ? "" : `?before=${encodeURIComponent(before)}`;
    return list<Wire["GET /channels/:code"]["answer"]>(
      code,
      `channels/${encodeURIComponent(code)}${query}`,
      ({ cards, more }) => ({ items: cards, more }),
    );
  };

  return {
    channel,
    me: async () => {
      const reply = await request<Me>("me");
      if (reply.verdict === "acknowledged") change({ type: "me", me: reply.body });
      else if (reply.verdict === "signedOut") signedOut();
      else if (!state().me) change({ type: "failed", failed: true });
      return reply.verdict === "acknowledged" ? reply.body : undefined;
    },
    channels: async () => {
      const { me, lists } = state();
      const missing = me?.channels.filter(({ code }) => lists[code]?.is !== "ready") ?? [];
      await Promise.all(missing.map(({ code }) => channel(code)));
    },
    thread: (ref) =>
      list<Wire["GET /threads/:ref"]["answer"]>(
        ref,
        `threads/${encodeURIComponent(ref)}`,
        ({ root, messages }) => ({ items: [root, ...messages], more: false }),
      ),
    sync: async () => {
      const have = revisions(state().shelf);
      const reply = await request<Wire["POST /sync"]["answer"]>("sync", { method: "POST", body: { have } });
      if (reply.verdict !== "acknowledged") return false;
      const gone = reply.body.gone.map((ref): DeskChange => ({ type: "gone", ref }));
      change(...gone, { type: "items", items: reply.body.cards });
      return true;
    },
  };
}
