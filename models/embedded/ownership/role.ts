/**
 * What a process is to a data directory. A server keeps it for long and lets everybody in; a shell lets commands in
 * while it is open; a command keeps it for moments and has others wait.
 */
export type Role = "server" | "shell" | "command";

/** Who has a directory. */
export interface Owner {
  pid: number;
  role: Role;
}

/** What a process does that finds the directory taken. */
type Conduct = "join" | "wait" | "refuse";

/** By its own role, then by the owner's. */
export const CONDUCT: Record<Role, Record<Role, Conduct>> = {
  server: { server: "refuse", shell: "wait", command: "wait" },
  shell: { server: "join", shell: "join", command: "wait" },
  command: { server: "join", shell: "join", command: "wait" },
};

/** A server runs over the directory already. */
export class EmbeddedInUse extends Error {
  readonly pid: number;
  readonly directory: string;

  constructor(directory: string, pid: number) {
    super(`The directory ${directory} is served by the process ${pid} already`);
    this.name = "EmbeddedInUse";
    this.directory = directory;
    this.pid = pid;
  }
}
