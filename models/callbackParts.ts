import type { Id } from "./id.ts";
import type { Day, StaffCode } from "./rules/kinds.ts";

/** Who has taken a task. */
export interface ClaimFields {
  person: StaffCode;
  at: Date;
  /** When he took it or last saved an answer. */
  renewedAt: Date;
}

/** What a callback waits for that a colleague has to find out, until the end of that day. */
export interface WaitingFor {
  what: "number" | "user";
  until: Day;
  /** The point that asks for it. */
  point: Id;
}
