import { type StreamEvents } from "../../wire.ts";
import { eventParser, type ServerEvent } from "./eventParser.ts";
import { pauseAfter } from "./queue.ts";

/** What the stream brings, and how it stands. */
export interface Listener {
  event<Name extends keyof StreamEvents>(name: Name, data: StreamEvents[Name]): void;
  lost(): void;
  signedOut(): void;
}

/**
 * Keeps the desk's stream open until it is told to stop: a broken one is opened again, at once when the network
 * comes back. Read with fetch rather than EventSource, which hides the heartbeat: a stream that has fallen
 * silent would look alive for ever.
 */
export function openStream(listener: Listener): () => void {
  const stop = new AbortController();
  void keepOpen(listener, stop.signal);
  return () => stop.abort();
}

async function keepOpen(listener: Listener, stop: AbortSignal): Promise<void> {
  for (let failures = 0; !stop.aborted; failures += 1) {
    const end = await listen(listener, stop, () => (failures = 0));
    if (stop.aborted) return;
    if (end === "signedOut") return listener.signedOut();
    listener.lost();
    await pauseOrOnline(pauseAfter(failures), stop);
  }
}

async function listen(
  listener: Listener,
  stop: AbortSignal,
  onHello: () => void,
): Promise<"ended" | "signedOut"> {
  const silence = watchdog(SILENCE_MS);
  try {
    const signal = AbortSignal.any([stop, silence.signal]);
    const headers = { accept: "text/event-stream" };
    const response = await fetch("/desk/api/stream", { headers, credentials: "same-origin", signal });
    if (response.status === 401) return "signedOut";
    if (!response.ok || !response.body) return "ended";
    const feed = eventParser((event) => {
      if (event.name === "hello") onHello();
      tell(listener, event);
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      silence.alive();
      feed(read.value);
    }
    return "ended";
  } catch {
    return "ended";
  } finally {
    silence.off();
  }
}

function tell(listener: Listener, { name, data }: ServerEvent): void {
  if (names.some((known) => known === name)) {
    const known = name as keyof StreamEvents;
    listener.event(known, JSON.parse(data) as StreamEvents[typeof known]);
  }
}

const names: readonly (keyof StreamEvents)[] = ["hello", "card", "message", "gone", "me"];

// Two heartbeats of 15 s may be missed, no more.
const SILENCE_MS = 40_000;

function watchdog(ms: number): { signal: AbortSignal; alive(): void; off(): void } {
  const controller = new AbortController();
  const bark = (): void => controller.abort();
  let timer = setTimeout(bark, ms);
  return {
    signal: controller.signal,
    alive() {
      clearTimeout(timer);
      timer = setTimeout(bark, ms);
    },
    off: () => clearTimeout(timer),
  };
}

function pauseOrOnline(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      stop.removeEventListener("abort", go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener("online", go);
    stop.addEventListener("abort", go);
  });
}
