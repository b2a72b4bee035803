import { AppError } from "../../../locales/appError.ts";
import type { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import type { Customer } from "../../../models/customer.ts";
import { mayCall } from "../../../models/rules/callWindow.ts";
import { followUpRows } from "../../../models/rules/followUpRows.ts";
import type { StaffCode } from "../../../models/rules/kinds.ts";
import { mayStartCall } from "../../../models/rules/permissions.ts";
import type { Store } from "../../../models/store.ts";
import type { StaffMember } from "../../../models/rules/staff.ts";
import { timeText } from "../../cards/times.ts";
import type { Actor } from "../actor.ts";
import { audit } from "../permit.ts";

/** Refuses a call by who may not make it: `flow.call.notYours`. */
export async function permitCall(actor: Actor, lead: Callback): Promise<void> {
  if (mayTake(actor.person, lead, await verifiedOwners(lead), actor.store.today(actor.at))) return;
  await audit(actor, "start", `callback:${String(lead._id)}`);
  throw new AppError("flow.call.notYours");
}

/** Whether somebody may make a call: its assignee, or a clerk where it is a clerk's; never who owns the complaint. */
export function mayTake(
  person: StaffMember,
  { kind, assignee, clerksFrom }: Callback,
  notBy: readonly StaffCode[],
  day: string,
): boolean {
  const by = followUpRows.find((row) => row.kind === kind)?.by ?? "clerk";
  const call = { by, notBy, ...(assignee && { assignee }), ...(clerksFrom && { clerksFrom }) };
  return mayStartCall(person, call, day);
}

/** The owners of the complaints that a conversation verifies: they do not ask about their own work [004]. */
export async function verifiedOwners(lead: Callback): Promise<StaffCode[]> {
  const agenda = await lead.agenda();
  const ids = agenda.flatMap(({ kind, complaint }) =>
    kind === "verification" && complaint ? [complaint] : [],
  );
  const complaints = await Promise.all(ids.map((id) => Complaint.named(lead.store, id)));
  return complaints.flatMap(({ owner }) => owner ?? []);
}

/** Refuses a call to who wants none, or outside every window: `flow.call.doNotCall`, `flow.call.outsideWindow` {next}. */
export function permitTime({ at, reader }: Actor, store: Store, lead: Callback, customer: Customer): void {
  if (!customer.mayBeCalled()) throw new AppError("flow.call.doNotCall");
  const slot = customer.slotWeek();
  const agreedAt = agreedTime(lead);
  const permit = mayCall(at, store.callHours(), { ...(slot && { slot }), ...(agreedAt && { agreedAt }) });
  if (!permit.allowed) {
    throw new AppError("flow.call.outsideWindow", { next: timeText(permit.next, reader, at) });
  }
}

/** The time that the customer named on the last call, if that is why he is called now. */
function agreedTime({ attempts }: Callback): Date | undefined {
  return attempts.findLast(({ late }) => !late)?.agreedAt;
}
