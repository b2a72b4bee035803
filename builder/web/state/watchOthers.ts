import { type Editing } from "../../wire.ts";
import { ask, newKey } from "../api.ts";

interface Parts {
  at: { owner: string; kind: string };
  others(others: Editing["others"]): void;
}

/** Tells the server that this page is open, and hears who else edits; answers with the way to stop. */
export function watchOthers({ at, others }: Parts): () => void {
  const tab = newKey();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  async function tell(): Promise<void> {
    clearTimeout(timer);
    const reply = await ask("POST /of/:owner/:kind/editing", { at, body: { tab } });
    if (stopped) return;
    if (reply.kind === "answer") others(reply.answer.others);
    timer = setTimeout(() => void tell(), EVERY_MS);
  }
  const seen = (): void => {
    if (document.visibilityState === "visible") void tell();
  };
  // A tab that is closed has no time for more than to hand this over.
  const leave = (): void => {
    void ask("POST /of/:owner/:kind/editing", { at, body: { tab, leaving: true }, keepalive: true });
  };
  void tell();
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", seen);
  return () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", seen);
    leave();
  };
}

const EVERY_MS = 20_000;
