import { type Card, type Form } from "../../../chat.ts";
import { type CallForm } from "../call/steps.ts";
import { type Route } from "./route.ts";

/** What stands at the side of the list; `back` is what it was opened from. */
export type Side =
  | { kind: "thread"; ref: string }
  | { kind: "call"; form: CallForm; ref: string | undefined }
  /** A call that the address names and whose form has yet to be asked for again. */
  | { kind: "resume"; ref: string }
  | { kind: "form"; form: Form; back: Side | undefined }
  | { kind: "answer"; card: Card; back: Side | undefined };

/**
 * What is shown, of what the address names and what was opened last: "back" and a reload change the address
 * alone, a form or an answer is in no address and lies over it.
 */
export function shownSide(wanted: Route["side"], held: Side | undefined): Side | undefined {
  if (held && addressOf(held) === undefined) return held;
  if (!wanted) return undefined;
  if (wanted.kind === "thread") return { kind: "thread", ref: wanted.ref };
  return held?.kind === "call" && held.ref === wanted.ref ? held : { kind: "resume", ref: wanted.ref };
}

/** How an address names it; undefined where none can. */
export function addressOf(side: Side): Route["side"] {
  if (side.kind === "thread") return { kind: "thread", ref: side.ref };
  if (side.kind === "resume") return { kind: "call", ref: side.ref };
  return side.kind === "call" && side.ref !== undefined ? { kind: "call", ref: side.ref } : undefined;
}

/** Whether two sides are the same thing, opened once: the same call opened again is another. */
export function isSameSide(one: Side | undefined, other: Side | undefined): boolean {
  if (one?.kind === "thread" || one?.kind === "resume")
    return one.kind === other?.kind && one.ref === other.ref;
  return one === other;
}

/** The side for a form that came back: a call has a page of its own. */
export function formSide(form: Form, ref: string | undefined, back: Side | undefined): Side {
  return isCall(form) ? { kind: "call", form, ref } : { kind: "form", form, back };
}

const isCall = (form: Form): form is CallForm => form.view !== undefined;
