import { Workspace, type WorkspaceOptions } from "./workspace.ts";

/** What the process is asked; `close` ends it. */
export interface Asked {
  id: number;
  method: "start" | "channel" | "user" | "messages" | "trigger";
  args: unknown[];
}

/** What it tells: an answer, or a call of the product's that has had its effect at `at` (milliseconds of the wall). */
export type Told = { id: number; answer: unknown } | { call: string; of: string; at: number };

let workspace: Workspace;

process.on("message", (asked: Asked) => void answer(asked));
process.on("disconnect", () => process.exit());

async function answer({ id, method, args }: Asked): Promise<void> {
  tell({
    id,
    answer: method === "start" ? await start(args[0] as WorkspaceOptions) : await ask(method, args),
  });
}

async function start(options: WorkspaceOptions): Promise<string> {
  workspace = await Workspace.start(options);
  workspace.trouble = async (call, { ts, trigger_id: trigger = ts }, effect) => {
    const response = await effect();
    tell({ call, of: String(trigger), at: performance.timeOrigin + performance.now() });
    return response;
  };
  return workspace.url;
}

function ask(method: Exclude<Asked["method"], "start">, args: unknown[]): Promise<unknown> {
  const asked = workspace[method] as (this: Workspace, ...args: unknown[]) => Promise<unknown>;
  return asked.apply(workspace, args);
}

function tell(told: Told): void {
  process.send!(told);
}
