import { Callback } from "../../models/callback.ts";
import { Customer } from "../../models/customer.ts";
import { Point } from "../../models/point.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { Visit } from "../../models/visit.ts";
import type { ChatEvent, MsgRef } from "../chat.ts";
import { readSubject } from "../display.ts";

/**
 * Looks up what every flow of a call asks for, while the event that leads there is still being written down: it is
 * remembered for the moment. What cannot be found here is the flow's own to refuse.
 */
export async function foresee(
  { by, message }: Pick<ChatEvent, "by"> & { message?: MsgRef },
  subject: string,
): Promise<void> {
  const { type, id } = readSubject(subject);
  const code = "store" in by ? by.store : message?.place.store;
  if (type !== "callback" || code === undefined) return;
  const { store, customer, vehicle, visit } = await Callback.named(code, id);
  await Promise.all([
    Customer.named(store, customer),
    Vehicle.named(store, vehicle),
    visit && Visit.named(store, visit),
    Point.openOf(store, customer, vehicle),
  ]);
}
