import { useCallback, useEffect, useState } from "react";
import { type Reply } from "../api.ts";

/** Something asked for: on its way, there, or not to be had; `again` asks anew and keeps showing what is there. */
export type Asked<Answer> =
  | { state: "loading"; again: () => void }
  | { state: "there"; answer: Answer; again: () => void }
  | { state: "failed"; message?: string; again: () => void }
  | { state: "signedOut"; again: () => void };

/** Asks when `key` changes, and by itself when a lost network comes back. */
export function useAnswer<Answer>(
  key: string,
  load: (signal: AbortSignal) => Promise<Reply<Answer>>,
): Asked<Answer> {
  const [{ of, reply }, setReply] = useState<{ of: string; reply?: Reply<Answer> }>({ of: key });
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((now) => now + 1), []);
  useEffect(() => {
    const stop = new AbortController();
    void load(stop.signal).then((reply) => {
      if (!stop.signal.aborted) setReply({ of: key, reply });
    });
    return () => stop.abort();
    // `load` is what `key` and the turn stand for.
  }, [key, turn]);
  const failed = of === key && reply?.kind === "lost";
  useEffect(() => {
    if (!failed) return;
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [failed, again]);
  if (of !== key || !reply) return { state: "loading", again };
  if (reply.kind === "answer") return { state: "there", answer: reply.answer, again };
  if (reply.kind === "signedOut") return { state: "signedOut", again };
  return { state: "failed", again, ...(reply.kind === "refused" && { message: reply.refusal.message }) };
}
