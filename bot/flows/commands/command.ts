import { derivedId } from "../../../models/id.ts";
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
      return opened(actor, newVisit, message);
    case "customer":
      return opened(actor, customerWishes, message);
    case "complaint":
      // In the thread of a call it is about that call's customer.
      return (await complainFromThread(actor, message, rest)) ?? opened(actor, newComplaint, message, rest);
    case "help":
      return help(actor);
  }
}

/**
 * A new form; its entry has an id from the start, that of the message which asked for it, so that it is written down
 * once however often it is asked for or sent.
 */
async function opened(actor: Actor, flow: FormFlow, { place, id }: MsgRef, words = ""): Promise<Reply> {
  const entry = derivedId("entry", place.platform, place.channel, id);
  const reply = await flow.open(actor, { type: "entry", id: String(entry) });
  if (!reply.form || words === "") return reply;
  return { ...reply, form: { ...reply.form, values: { ...reply.form.values, words } } };
}
