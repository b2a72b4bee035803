import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { SlackSurroundings } from "./slackUser.ts";
import type { Workspace, WorkspaceOptions } from "./workspace.ts";
import type { Asked, Told } from "./workspaceProcess.ts";

/** A workspace whose windows are not seen from here. */
export interface WorkspaceApart
  extends SlackSurroundings, Pick<Workspace, "channel" | "user" | "messages" | "close"> {}

/** A call of the Web API that has had its effect: of which message or trigger, and when by `performance.now()` here. */
export type OnCall = (method: string, of: string, at: number) => void;

/** Starts a workspace in a process of its own: Slack is another machine, and its work does not hold up the product's. */
export async function startWorkspaceApart(
  options: WorkspaceOptions,
  onCall: OnCall,
): Promise<WorkspaceApart> {
  const program = fileURLToPath(new URL("./workspaceProcess.ts", import.meta.url));
  const child = fork(program, { execArgv: ["--import", "tsx"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const asked = new Map<number, (answer: never) => void>();
  let last = 0;
  child.on("message", (told: Told) => {
    if ("call" in told) return onCall(told.call, told.of, told.at - performance.timeOrigin);
    asked.get(told.id)?.(told.answer as never);
    asked.delete(told.id);
  });

  const ask = <T>(method: Asked["method"], ...args: unknown[]): Promise<T> =>
    new Promise((resolve) => {
      asked.set(++last, resolve);
      child.send({ id: last, method, args } satisfies Asked);
    });

  return {
    url: await ask<string>("start", options),
    views: new Map(),
    top: () => undefined,
    nextId: () => String(++last),
    channel: (name) => ask("channel", name),
    user: (name) => ask("user", name),
    messages: (...of) => ask("messages", ...of),
    trigger: (...of) => ask("trigger", ...of),
    close() {
      child.disconnect();
      return ended;
    },
  };
}
