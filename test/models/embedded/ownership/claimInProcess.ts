import { fork } from "node:child_process";
import { once } from "node:events";
import { type Role } from "../../../../models/embedded/ownership/role.ts";

/** What a process found. */
export interface Found {
  kind: "owner" | "guest";
  uri: string;
}

/** Another process that claims a directory. */
export interface ClaimingProcess {
  pid: number;
  /** What it found when it was last told to look. */
  answer: Promise<Found>;
  again(): void;
  /** Ends it with SIGKILL, and resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts a process that claims a directory; an owner keeps it, a guest leaves. */
export function claimInProcess(directory: string, role: Role): ClaimingProcess {
  const program = new URL("./claimingProgram.ts", import.meta.url);
  const child = fork(program, [directory, role], { execArgv: ["--import", "tsx"] });
  const exited = once(child, "exit");
  const found = () => {
    const answer = Promise.race([
      once(child, "message").then(([message]) => message as Found),
      exited.then(() => Promise.reject(new Error("the process ended without an answer"))),
    ]);
    answer.catch(() => undefined); // not every answer is waited for
    return answer;
  };
  return {
    pid: child.pid!,
    answer: found(),
    again() {
      this.answer = found();
      child.send("again");
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
