import { Callback } from "./callback.ts";
import { change } from "./change.ts";
import type { Complaint } from "./complaintFields.ts";
import { act, line } from "./complaintGuard.ts";
import { Customer } from "./customer.ts";
import { planFollowUps } from "./rules/followUpPlan.ts";
import { Store } from "./store.ts";

/**
 * Makes the verification call of a complaint whose measure is done, or calls it off for one that was closed without
 * it. The complaint's state is the commit point: done again after a crash, it goes on where it stopped.
 */
export async function finish(complaint: Complaint): Promise<Complaint> {
  if (!complaint.pending) return complaint;
  return complaint.state === "closed" ? callOff(complaint) : verify(complaint);
}

async function verify(complaint: Complaint): Promise<Complaint> {
  const { _id, store: code, customer, vehicle, visit, loop, doneAt } = complaint;
  if (complaint.state !== "done" || !doneAt) return complaint;
  const store = await Store.named(code);
  const person = await Customer.named(code, customer);
  const deed = { by: `complaint:${String(_id)}#verify-${loop}`, at: doneAt };
  const mayBeCalled = person.mayBeCalled();
  if (mayBeCalled) {
    const event = { type: "measureDone" as const, complaint: String(_id), at: doneAt, loop };
    const slot = person.slotWeek();
    const settings = { store: code, windows: store.callHours(), serviceDays: store.limits.serviceDays };
    const { callbacks } = planFollowUps(event, { ...settings, ...(slot && { slot }) }, doneAt);
    const about = { customer, vehicle, complaint: _id, handedOverAt: doneAt, ...(visit && { visit }) };
    await Callback.plan(callbacks.map((planned) => ({ ...planned, ...about })));
  }
  const verifying = await act(complaint, "verify", deed, {
    entry: line(deed, "verifying"),
    update: { $unset: { pending: 1 } },
  });
  // Who wants no calls is not called about his complaint either: the general manager has to decide.
  if (mayBeCalled) return verifying;
  return verifying.unreached({ ...deed, by: `${deed.by}-refused` }, loop, "refusedHard");
}

async function callOff(complaint: Complaint): Promise<Complaint> {
  const { _id, store, closed } = complaint;
  const cause = `complaint:${String(_id)}`;
  const at = closed!.at;
  for (const callback of await Callback.ofCause(store, cause)) {
    if (callback.status !== "done") await callback.end({ by: `${cause}#withdrawn`, at }, "ineligible");
  }
  return change(
    complaint,
    { by: `${cause}#calledOff` },
    {
      from: {},
      update: { $unset: { pending: 1 } },
      refuse: () => null,
      quiet: true,
    },
  );
}
