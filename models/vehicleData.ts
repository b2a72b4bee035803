import type { CarName } from "./rules/whoIsWho.ts";
import type { VehicleData } from "./vehicleFields.ts";

/** What data says that the file does not know; a mileage only grows, a first visit only moves back. */
export function newerData(file: VehicleData, data: VehicleData): VehicleData {
  const told = Object.entries(data).filter(([name, value]) => {
    const known: unknown = Reflect.get(file, name);
    if (value === undefined || String(known) === String(value)) return false;
    if (name === "mileage") return known === undefined || Number(value) > Number(known);
    if (name === "firstVisitOn") return known === undefined || String(value) < String(known);
    return true;
  });
  return Object.fromEntries(told);
}

/** VIN and plate from behind. */
export function endings({ vin, plate }: CarName): CarName {
  return {
    ...(vin !== undefined && { vin: backwards(vin) }),
    ...(plate !== undefined && { plate: backwards(plate) }),
  };
}

/** The last character first. */
export function backwards(text: string): string {
  return [...text].reverse().join("");
}
