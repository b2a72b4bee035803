import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A run of the command line in a process of its own. */
export interface Running {
  child: ChildProcess;
  /** What it has written so far, both streams. */
  output(): string;
  /** Resolves with the first match in its output; rejects when it ends without. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Starts the built `huifang ARGS`, as users run it, with nothing of this machine's configuration. */
export function huifang(args: string[], env: NodeJS.ProcessEnv): Running {
  return node(["dist/cli.js", ...args], env);
}

function node(args: string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOCALE: "en", ...env },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    child,
    output: () => output,
    ended,
    async says(pattern) {
      const over = ended.then(() => Promise.reject(new Error(`it ended and said only:\n${output}`)));
      over.catch(() => undefined);
      for (;;) {
        const match = pattern.exec(output);
        if (match) return match;
        await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), over]);
      }
    },
  };
}
