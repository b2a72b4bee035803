import { fork } from "node:child_process";
import type { Asked, Told } from "./apartProcess.ts";

/** A call of the product's that has had its effect: what it was of, and when by `performance.now()` here. */
export type OnCall = (method: string, of: string, at: number) => void;

/** A platform in a process of its own. */
export interface Apart {
  ask<T>(method: string, ...args: unknown[]): Promise<T>;
  close(): Promise<void>;
}

/** Starts a platform's double in a process of its own: it is another machine, and does not hold up the product's. */
export function startApart(program: string, onCall: OnCall): Apart {
  const child = fork(program, { execArgv: ["--import", "tsx"], serialization: "advanced" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const asked = new Map<number, (answer: never) => void>();
  let last = 0;
  child.on("message", (told: Told) => {
    if ("call" in told) return onCall(told.call, told.of, told.at - performance.timeOrigin);
    asked.get(told.id)?.(told.answer as never);
    asked.delete(told.id);
  });
  return {
    ask: (method, ...args) =>
      new Promise((resolve) => {
        asked.set(++last, resolve);
        child.send({ id: last, method, args } satisfies Asked);
      }),
    close() {
      child.disconnect();
      return ended;
    },
  };
}
