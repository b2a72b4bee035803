import { Callback } from "./callback.ts";
import { Complaint } from "./complaint.ts";
import { isDuplicate } from "./duplicate.ts";
import type { Id } from "./id.ts";
import { Point } from "./point.ts";
import { Response } from "./response.ts";
import { endings, newerData } from "./vehicleData.ts";
import type { VehicleFields, VehicleModel } from "./vehicleFields.ts";
import { Visit } from "./visit.ts";

/** A plate that goes from one car's file to another's; `joins`: with all that hangs on it. */
export interface PlateMove {
  from: Pick<VehicleFields, "_id" | "vin">;
  to: Pick<VehicleFields, "_id">;
  plate: string;
  joins: boolean;
}

/**
 * Moves a plate. The file that gives it up is the commit point: in one update it loses the plate, so that nobody
 * bears it twice, and remembers where it has to go, so that a crash loses nothing.
 */
export async function movePlate(model: VehicleModel, { from, to, plate, joins }: PlateMove): Promise<void> {
  const { _id, vin } = from;
  const move = { plate, to: to._id };
  await model.updateOne(
    { _id, plate },
    {
      $unset: { plate: 1 },
      $set: {
        move,
        pending: true,
        ends: endings(vin === undefined ? {} : { vin }),
        ...(joins && { joined: to._id }),
      },
      ...(!joins && { $push: { formerPlates: plate } }),
    },
  );
  const moving = await model.findById(_id);
  if (moving?.pending) await finishMove(model, moving.toObject());
}

/** Does what is left of a move; done twice it changes nothing more. */
export async function finishMove(model: VehicleModel, file: VehicleFields): Promise<void> {
  const { _id, store, move, joined } = file;
  if (!move) return;
  await givePlate(model, move.to, move.plate);
  if (joined) await bringAlong(model, store, file, joined);
  await model.updateOne({ _id }, { $unset: { move: 1, pending: 1 } });
}

async function givePlate(model: VehicleModel, to: Id, plate: string): Promise<void> {
  const file = await model.findById(to);
  if (!file || file.plate === plate) return;
  try {
    await model.updateOne(
      { _id: to },
      {
        $set: { plate, ends: endings({ ...file.toObject(), plate }) },
        ...(file.plate !== undefined && { $push: { formerPlates: file.plate } }),
      },
    );
  } catch (error) {
    // Somebody has said meanwhile that another car bears it: that is the newer word.
    if (!isDuplicate(error)) throw error;
  }
}

/** What hangs on a file hangs on the other one from now on, which learns what it did not know. */
async function bringAlong(model: VehicleModel, store: string, from: VehicleFields, to: Id): Promise<void> {
  const file = await model.findById(to);
  if (!file) return;
  const { model: name, colour, equipment, purchasedOn, warrantyUntil, owner, ...rest } = from;
  const { mileage, firstVisitOn, firstMileage } = rest;
  const unknown = Object.entries({
    model: name,
    colour,
    equipment,
    purchasedOn,
    warrantyUntil,
    owner,
  }).filter(([field, value]) => value !== undefined && Reflect.get(file, field) === undefined);
  const learnt = {
    ...Object.fromEntries(unknown),
    ...newerData(file, { mileage, firstVisitOn, ...(firstVisitOn && { firstMileage }) }),
  };
  if (Object.keys(learnt).length > 0) await model.updateOne({ _id: to }, { $set: learnt });
  const here = { store, vehicle: from._id };
  const there = { $set: { vehicle: to, stale: true }, $inc: { revision: 1 } };
  for (const noun of [Callback, Complaint, Point]) await noun.updateMany(here, there);
  for (const noun of [Visit, Response]) await noun.updateMany(here, { $set: { vehicle: to } });
}
