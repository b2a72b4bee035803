import { AppError } from "../../locales/appError.ts";
import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Customer } from "../../models/customer.ts";
import { Point } from "../../models/point.ts";
import { Vehicle } from "../../models/vehicle.ts";
import { fileCard } from "../cards/fileCard.ts";
import { fileView } from "../cards/fileView.ts";
import type { Card } from "../chat.ts";
import type { Actor } from "./actor.ts";
import type { Press, Target } from "./flow.ts";

/** Opens the file of a card's vehicle, for the one who asks alone. */
export const file: Press = async (actor, target) => {
  const { vehicle, customer } = await subjectOf(actor, target);
  return { card: await fileOf(actor, vehicle, customer) };
};

/** The file of a vehicle and a customer; in full for who works with customers. */
export async function fileOf(actor: Actor, vehicle: Vehicle, customer: Customer): Promise<Card> {
  const { store, reader } = actor;
  const view = await fileView(store._id, vehicle, customer, { reader, inFull: seesNumbers(actor) });
  return fileCard(view, reader);
}

/** Whether somebody may read numbers where he reads alone: who calls customers, serves them, or answers for it. */
export function seesNumbers({ person }: Actor): boolean {
  const roles = ["clerk", "advisor", "consultant", "manager", "gm"] as const;
  return roles.some((role) => person.roles.includes(role));
}

async function subjectOf(
  { store }: Actor,
  { type, id }: Target,
): Promise<{ vehicle: Vehicle; customer: Customer }> {
  const code = store._id;
  const about =
    type === "callback"
      ? await Callback.named(code, id)
      : type === "complaint"
        ? await Complaint.named(code, id)
        : type === "point"
          ? await Point.named(code, id)
          : null;
  if (!about) throw new AppError("flow.unknownButton");
  const [vehicle, customer] = await Promise.all([
    Vehicle.named(code, about.vehicle),
    Customer.named(code, about.customer),
  ]);
  return { vehicle, customer };
}
