import { fileURLToPath } from "node:url";
import { startApart, type OnCall } from "../apart.ts";
import type { ApartOptions, ApartStart } from "./serverProcess.ts";
import type { Chat } from "./world.ts";

/** A Bot API server in a process of its own, with one group. */
export interface TelegramApart extends ApartStart {
  /** The group as it stands now. */
  group(): Promise<Chat>;
  /** These presses may be answered. */
  expectQueries(ids: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it; tells of each call by its press, or by its chat and message: `chat:message`. */
export async function startTelegramApart(options: ApartOptions, onCall: OnCall): Promise<TelegramApart> {
  const { ask, close } = startApart(fileURLToPath(new URL("./serverProcess.ts", import.meta.url)), onCall);
  return {
    ...(await ask<ApartStart>("start", options)),
    group: () => ask("group"),
    expectQueries: (ids) => ask("expectQueries", ids),
    stop: close,
  };
}
