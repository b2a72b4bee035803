import { newId } from "../../../models/id.ts";
import type { MsgRef, Reply } from "../../chat.ts";
import type { Actor } from "../actor.ts";
import { newComplaint } from "../byHand/complaint.ts";
import { customerWishes } from "../byHand/customer.ts";
import { newVisit } from "../byHand/visit.ts";
import { complainFromThread } from "../callback/complainFromThread.ts";
import type { FormFlow } from "../flow.ts";
import { away } from "./away.ts";
import { mine, next, today } from "./day.ts";
import { find } from "./find.ts";
import { help } from "./help.ts";
import type { Typed } from "./names.ts";

/** Does what was typed; the answer is for the one who typed it alone. */
export async function command(actor: Actor, { name, rest }: Typed, message: MsgRef): Promise<Reply> {
  switch (name) {
    case "today":
      return today(actor);
    case "next":
      return next(actor);
    case "mine":
      return mine(actor);
    case "find":
      return find(actor, rest);
    case "away":
      return away(actor, rest);
    case "visit":
      return opened(actor, newVisit);
    case "customer":
      return opened(actor, customerWishes);
    case "complaint":
      // In the thread of a call it is about that call's customer.
      return (await complainFromThread(actor, message, rest)) ?? opened(actor, newComplaint);
    case "help":
      return help(actor);
  }
}

/** A new form; its entry has an id from the start, so that it is written down once however often it is sent. */
const opened = (actor: Actor, form: FormFlow): Promise<Reply> =>
  form.open(actor, { type: "entry", id: String(newId()) });
