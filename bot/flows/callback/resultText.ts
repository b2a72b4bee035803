import { Complaint } from "../../../models/complaint.ts";
import { Person } from "../../../models/person.ts";
import type { AttemptOutcome } from "../../../models/rules/outcomes.ts";
import type { Submitted } from "../../../models/submitFields.ts";
import { timeText } from "../../cards/times.ts";
import { type Actor, say } from "../actor.ts";

/** What came of a submitted call, in one or two sentences for its caller. */
export async function resultText(
  actor: Actor,
  { callback, response, late }: Submitted,
  outcome: AttemptOutcome,
): Promise<string> {
  if (late) return say(actor, "flow.call.late");
  const done = say(actor, "flow.call.sent", { outcome: say(actor, `outcome.${outcome}`) });
  const then = response ? await complaintText(actor, String(response._id)) : nextText(actor, callback);
  return [done, then].filter((part) => part !== "").join(" ");
}

function nextText(actor: Actor, { status, nextAt, waitingFor, outcome }: Submitted["callback"]): string {
  if (status === "waiting" && nextAt) {
    return say(actor, "flow.call.next", { next: timeText(nextAt, actor.reader, actor.at) });
  }
  if (status === "waiting" && waitingFor) return say(actor, `flow.call.awaits.${waitingFor.what}`);
  if (status === "done" && outcome) {
    return say(actor, "flow.call.over", { outcome: say(actor, `outcome.${outcome}`) });
  }
  return "";
}

async function complaintText(actor: Actor, response: string): Promise<string> {
  const { store } = actor;
  const raised = await Complaint.ofCause(store._id, `response:${response}`);
  if (raised.length === 0) return "";
  const owners = raised.flatMap(({ owner }) => owner ?? []);
  const names = await Person.names(store._id, owners);
  return owners.length > 0
    ? say(actor, "flow.call.complaint", { name: owners.map((code) => names.get(code) ?? code).join(", ") })
    : say(actor, "flow.call.complaintNobody");
}
