import type { Id } from "../models/id.ts";
import { addDays, dayStart, daysBetween } from "../models/rules/days.ts";
import type { Day, StaffCode } from "../models/rules/kinds.ts";
import { isOpenDay } from "../models/rules/openHours.ts";
import type { Store } from "../models/storeFields.ts";
import { endings } from "../models/vehicleData.ts";
import type { VehicleFields } from "../models/vehicleFields.ts";
import type { VisitEntry, VisitFields } from "../models/visitFields.ts";
import { visitRecording } from "../models/visitRecord.ts";
import type { SampleFiles } from "./files.ts";
import type { Random } from "./random.ts";
import { works } from "./works.ts";

/** How far back the sample's history goes. */
export const HISTORY_DAYS = 90;

// A new car has no plate for its first week or so.
const PLATE_DAYS = 9;
const MINUTE_MS = 60_000;

const consultants: (readonly [StaffCode, number])[] = [
  ["sun", 55],
  ["zhou", 45],
];
const advisors: (readonly [StaffCode, number])[] = [
  ["ma", 52],
  ["wu", 48],
];

/** What came to pass at the store's doors in the days before `today`, in order; the cars' files learn from it. */
export function sampleVisits(
  store: Store,
  files: SampleFiles,
  today: Day,
  random: Random,
): { visits: VisitFields[]; delivered: VehicleFields[] } {
  const { idOf, make } = visitRecording(store._id);
  const visits: VisitFields[] = [];
  const delivered: { car: VehicleFields; day: Day }[] = [];
  const ordered = [...files.ordered];
  const lastSeen = new Map<string, Day>();
  const office = store.officeHours();

  const write = (entry: VisitEntry): void => void visits.push(make(entry, idOf(entry)));

  function deliver(day: Day, number: string): void {
    const car = ordered.shift();
    if (!car) return;
    const at = moment(day, 11, 17);
    Object.assign(car, {
      purchasedOn: day,
      warrantyUntil: addDays(day, 1095),
      mileage: random.between(8, 60),
    });
    if (daysBetween(day, today) < PLATE_DAYS && random.chance(0.7)) {
      delete car.plate;
      car.ends = endings(car);
    }
    delivered.push({ car, day });
    const data = { at, vehicle: car._id, owner: car.owner!, consultant: random.weighted(consultants) };
    write({ type: "delivery", key: number, number, data: { ...data, work: "新车交付" } });
  }

  function repair(day: Day, number: string): void {
    const again = random.chance(0.025) ? seenBetween(6, 18, day) : undefined;
    const car = again ?? someCar(day);
    if (!car) return;
    lastSeen.set(String(car._id), day);
    const work = random.weighted(works);
    const isNew = car.purchasedOn !== undefined && daysBetween(car.purchasedOn, day) < 200;
    const { text, kinds } = isNew && random.chance(0.8) ? works[2]![0] : work;
    const mileage = (car.mileage ?? random.between(4_000, 90_000)) + random.between(900, 4_000);
    Object.assign(car, {
      mileage,
      firstVisitOn: car.firstVisitOn ?? day,
      firstMileage: car.firstMileage ?? mileage,
    });
    write({
      type: "repair",
      key: number,
      number,
      data: {
        ...{ at: moment(day, 10, 18), vehicle: car._id, owner: car.owner!, mileage },
        ...(random.chance(0.09) && { bringer: somebody() }),
        ...{ advisor: random.weighted(advisors), work: text, workKinds: [...kinds] },
        ...{ byAppointment: random.chance(0.55), waitedParts: random.chance(0.11) },
        rework: again !== undefined,
        track: kinds.includes("overhaul") || random.chance(0.015),
      },
    });
  }

  const moment = (day: Day, fromHour: number, toHour: number): Date =>
    new Date(+dayStart(day, store.timezone) + random.between(fromHour * 60, toHour * 60 - 5) * MINUTE_MS);

  const somebody = (): Id => random.pick(files.customers)._id;

  /** A car that was not here in the last three weeks: customers come when something is due. */
  function someCar(day: Day): VehicleFields | undefined {
    const driven = delivered.filter(({ day: bought }) => daysBetween(bought, day) > 30);
    for (let tries = 0; tries < 20; tries++) {
      const car =
        driven.length > 0 && random.chance(0.08) ? random.pick(driven).car : random.pick(files.known);
      const seen = lastSeen.get(String(car._id));
      if (!seen || daysBetween(seen, day) > 21) return car;
    }
    return undefined;
  }

  function seenBetween(least: number, most: number, day: Day): VehicleFields | undefined {
    return files.known.find((car) => {
      const seen = lastSeen.get(String(car._id));
      const days = seen ? daysBetween(seen, day) : 0;
      return days >= least && days <= most;
    });
  }

  for (let day = addDays(today, -HISTORY_DAYS); day < today; day = addDays(day, 1)) {
    if (!isOpenDay(day, office)) continue;
    const stamp = day.replaceAll("-", "");
    const numbers = (letters: string, count: number): string[] =>
      Array.from({ length: count }, (_, i) => `${letters}${stamp}${String(i + 1).padStart(3, "0")}`);
    for (const number of numbers("WX", random.between(14, 21))) repair(day, number);
    for (const number of numbers("JC", random.between(1, 4))) deliver(day, number);
  }
  visits.sort((a, b) => +a.at - +b.at);
  return { visits, delivered: delivered.map(({ car }) => car) };
}
