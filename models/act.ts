import type { StaffCode } from "./rules/kinds.ts";

/** What a job or a rule does: under which key, the same one when it is done again, and when. */
export interface Deed {
  by: string;
  at: Date;
}

/** What a person does: the key is that of the event that asked for it, a press or a form. */
export interface Act extends Deed {
  person: StaffCode;
}

/** Where somebody acted: on the desk or in a chat. */
export type Chat = "web" | "slack" | "telegram";

/** The part of a cause within a larger one, such as one follow of a response. */
export function part<T extends Deed>(deed: T, name: string): T {
  return { ...deed, by: `${deed.by}#${name}` };
}
