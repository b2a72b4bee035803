import type { Random } from "./random.ts";

/** A car of the sample, as the dealer's records name it. */
export interface SampleCar {
  vin: string;
  plate?: string;
  model: string;
  colour: string;
}

const models = [
  ["星岚 1.5T", 45],
  ["远途 混动", 30],
  ["云帆 EV", 25],
] as const;
const colours = ["珠光白", "曜石黑", "星际灰", "湖水蓝", "枫叶红"];
// Letters that plates and VINs use: neither I, O nor, in a VIN, Q.
const PLATE = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
const VIN = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

/** So many different cars. One just handed over has no plate yet; an electric one has a plate of six. */
export function sampleCars(count: number, random: Random): SampleCar[] {
  const plates = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const model = random.weighted(models);
    const plate = fresh(plates, () => samplePlate(model, random));
    return { vin: sampleVin(index, random), plate, model, colour: random.pick(colours) };
  });
}

function samplePlate(model: string, random: Random): string {
  const tail = (length: number) => Array.from({ length }, () => random.pick([...PLATE])).join("");
  const city = random.weighted([
    ["A", 8],
    ["G", 2],
  ] as const);
  return model.endsWith("EV") ? `川${city}D${random.between(10_000, 99_999)}` : `川${city}${tail(5)}`;
}

function fresh(taken: Set<string>, make: () => string): string {
  for (;;) {
    const made = make();
    if (!taken.has(made)) {
      taken.add(made);
      return made;
    }
  }
}

/** A VIN with the right check digit, different for each index: the serial number is its end. */
function sampleVin(index: number, random: Random): string {
  const body = Array.from({ length: 5 }, () => random.pick([...VIN])).join("");
  const plain = `LHF${body}0TC${String(index).padStart(6, "0")}`;
  return plain.slice(0, 8) + checkDigit(plain) + plain.slice(9);
}

const VALUES = new Map([..."0123456789"].map((digit) => [digit, Number(digit)]));
for (const [letters, first] of [
  ["ABCDEFGH", 1],
  ["JKLMN", 1],
  ["P", 7],
  ["R", 9],
  ["STUVWXYZ", 2],
] as const) {
  [...letters].forEach((letter, i) => VALUES.set(letter, first + i));
}
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** The ninth place of a VIN follows from the others (ISO 3779, GB 16735). */
function checkDigit(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * VALUES.get(vin[place]!)!, 0);
  return sum % 11 === 10 ? "X" : String(sum % 11);
}
