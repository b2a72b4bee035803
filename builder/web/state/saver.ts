import { type Refusal, type Saved } from "../../wire.ts";
import { type Reply } from "../api.ts";

/** Where the saving of a draft stands. */
export type Saving =
  | { state: "saved" | "waiting" | "saving" | "signedOut" }
  /** The server was not reached; it is tried again by itself. */
  | { state: "lost"; tries: number }
  /** Somebody else has saved meanwhile; what to do is the reader's to say. */
  | { state: "older"; refusal: Refusal }
  /** The server does not take it; the next change is tried again. */
  | { state: "refused"; refusal: Refusal };

/** What a saver works with. */
export interface SaverParts {
  base: number;
  /** The draft as the server has it. */
  text: string;
  send(save: { key: string; base: number; text: string }): Promise<Reply<Saved>>;
  newKey(): string;
  wait(ms: number): Promise<void>;
  /** Keeps what has not reached the server on this computer; undefined once it has. */
  keep(unsaved: { base: number; text: string } | undefined): void;
  changed(saving: Saving): void;
  saved(saved: Saved): void;
}

/** Saves a draft as it changes. Nothing typed is lost: what did not arrive is kept here and sent again. */
export interface Saver {
  saving(): Saving;
  revision(): number;
  /** The draft has changed to this. */
  change(text: string): void;
  /** Saves now what waits; true once the server has it all. */
  flush(): Promise<boolean>;
  /** Tries again at once what was lost, as when the network comes back. */
  retry(): void;
  /** Goes on from another revision: the server's draft with this text, or with `own` the reader's over it. */
  rebase(base: number, text: string, own?: string): void;
  /** Gives up what is being tried again: it is kept, and the next saver takes it up. */
  stop(): void;
  /** A base that an act of this page has made; the draft is the same. */
  adopt(base: number, text: string): void;
}

/** Builds a saver; one save is on its way at a time. */
export function createSaver(parts: SaverParts): Saver {
  let { base, text: onServer } = parts;
  let now = onServer;
  let saving: Saving = { state: "saved" };
  let act: { key: string; base: number; text: string } | undefined;
  let run: Promise<void> | undefined;
  let hurry: (() => void) | undefined;
  let isStopped = false;

  function tell(next: Saving): void {
    saving = next;
    parts.changed(next);
  }
  const pause = (ms: number): Promise<void> =>
    Promise.race([parts.wait(ms), new Promise<void>((resolve) => (hurry = resolve))]);

  async function work(): Promise<void> {
    for (let tries = 0; act !== undefined || now !== onServer;) {
      // What may have arrived is sent again as it was, under its key: only then is it known from which revision on.
      act ??= { key: parts.newKey(), base, text: now };
      tell(tries > 0 ? { state: "lost", tries } : { state: "saving" });
      const sent = act;
      const reply = await parts.send(sent);
      if (reply.kind === "lost") {
        tries += 1;
        tell({ state: "lost", tries });
        await pause(Math.min(30_000, 1_000 * 2 ** tries));
        if (isStopped) return;
        continue;
      }
      act = undefined;
      if (reply.kind === "signedOut") return tell({ state: "signedOut" });
      if (reply.kind === "refused") {
        const { refusal } = reply;
        return tell({ state: refusal.error === "older" ? "older" : "refused", refusal });
      }
      tries = 0;
      ({ revision: base } = reply.answer);
      onServer = sent.text;
      parts.keep(now === onServer ? undefined : { base, text: now });
      parts.saved(reply.answer);
    }
    tell({ state: "saved" });
  }
  function start(afterMs: number): void {
    if (run || saving.state === "older") return;
    run = pause(afterMs)
      .then(work)
      .finally(() => (run = undefined));
  }

  return {
    saving: () => saving,
    revision: () => base,
    change(text) {
      now = text;
      if (now === onServer && act === undefined) {
        parts.keep(undefined);
        if (saving.state === "refused") tell({ state: "saved" });
        return;
      }
      parts.keep({ base, text: now });
      if (saving.state === "saved" || saving.state === "refused" || saving.state === "signedOut") {
        tell({ state: "waiting" });
      }
      start(QUIET_MS);
    },
    async flush() {
      while (now !== onServer || act !== undefined || run) {
        start(0);
        hurry?.();
        const { state } = saving;
        if (state === "older" || state === "lost") return false;
        await run;
        const after: Saving["state"] = saving.state;
        if (after !== "saved" && after !== "waiting") return false;
      }
      return true;
    },
    stop() {
      isStopped = true;
      hurry?.();
    },
    retry() {
      if (saving.state === "signedOut") start(0);
      hurry?.();
    },
    rebase(nextBase, text, own) {
      base = nextBase;
      onServer = text;
      act = undefined;
      now = own ?? text;
      tell(now === onServer ? { state: "saved" } : { state: "waiting" });
      parts.keep(now === onServer ? undefined : { base, text: now });
      if (now !== onServer) start(0);
    },
    adopt(nextBase, text) {
      base = nextBase;
      onServer = text;
      now = text;
      act = undefined;
      parts.keep(undefined);
      tell({ state: "saved" });
    },
  };
}

// As long as somebody types, his words are one save.
const QUIET_MS = 700;
