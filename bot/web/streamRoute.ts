import type { RequestHandler } from "express";
import type { RouteParts } from "./parts.ts";
import { readerOf } from "./sessions.ts";
import { streamEvent } from "./streamEvent.ts";

/** The page takes two of them missing for a lost connection. */
const HEARTBEAT_MS = 15_000;
/** A page that reads no more than this holds up nobody: it is let go and asks for what it lacks. */
const BACKLOG_BYTES = 1_000_000;

/** The stream of what happens in a person's channels; it ends when his session does. */
export function streamRoute({ clock, hub, sessions, onError }: RouteParts): RequestHandler {
  return (req, res) => {
    const { store, code } = readerOf(res);
    res.set({ "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
    res.flushHeaders();
    const tell = (text: string): void => {
      if (res.writableLength > BACKLOG_BYTES) res.end();
      else if (!res.writableEnded) res.write(text);
    };
    const leave = hub.join({ store, person: code, tell, end: () => res.end() });
    tell(streamEvent("hello", { now: clock().toISOString() }));
    const heartbeat = setInterval(() => {
      sessions
        .reader(req)
        .then((reader) => (reader ? tell(":\n\n") : res.end()))
        .catch(onError);
    }, HEARTBEAT_MS);
    res.on("close", () => {
      clearInterval(heartbeat);
      leave();
    });
  };
}
