import { fileURLToPath } from "node:url";
import { startApart, type OnCall } from "../apart.ts";
import type { SlackSurroundings } from "./slackUser.ts";
import type { Workspace, WorkspaceOptions } from "./workspace.ts";

/** A workspace whose windows are not seen from here. */
export interface WorkspaceApart
  extends SlackSurroundings, Pick<Workspace, "channel" | "user" | "messages" | "close"> {}

/** Starts a workspace in a process of its own; tells of each call by its message or trigger. */
export async function startWorkspaceApart(
  options: WorkspaceOptions,
  onCall: OnCall,
): Promise<WorkspaceApart> {
  const { ask, close } = startApart(fileURLToPath(new URL("./workspaceProcess.ts", import.meta.url)), onCall);
  let last = 0;
  return {
    url: await ask<string>("start", options),
    views: new Map(),
    top: () => undefined,
    nextId: () => String(++last),
    channel: (name) => ask("channel", name),
    user: (name) => ask("user", name),
    messages: (...of) => ask("messages", ...of),
    trigger: (...of) => ask("trigger", ...of),
    close,
  };
}
