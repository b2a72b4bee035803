import type { VehicleData } from "../../../models/vehicleFields.ts";
import { readMileage } from "./answers.ts";
import { type Cells, refusal } from "./cells.ts";
import type { DateReading } from "./moments.ts";
import { readOptionalDay, withoutGaps } from "./people.ts";
import { readPlate, readVin } from "./vehicleNames.ts";

/** What a row says of a car; one of the two names it. */
export interface CarRow {
  vin?: string;
  plate?: string;
  data: VehicleData;
}

/**
 * The car of a row; undefined where the row names none. Of VIN and plate one that cannot be read is left out as
 * long as the other names the car, else it refuses the row.
 */
export function readCar(cells: Cells, dates: DateReading): CarRow | undefined {
  const vinText = cells.text("vin");
  const plateText = cells.text("plate");
  const vin = vinText && readVin(vinText);
  const plate = plateText && readPlate(plateText);
  if (!vin && !plate) {
    if (vin === null) throw refusal("import.badVin", cells.column("vin", vinText));
    if (plate === null) throw refusal("import.badPlate", cells.column("plate", plateText));
    return undefined;
  }
  if (vin === null) cells.remark("vin", "import.badVin", vinText);
  if (plate === null) cells.remark("plate", "import.badPlate", plateText);
  const data: VehicleData = {
    model: cells.text("model") || undefined,
    colour: cells.text("colour") || undefined,
    purchasedOn: readOptionalDay(cells, "purchased", dates),
    firstVisitOn: readOptionalDay(cells, "firstVisit", dates),
    firstMileage: readMileage(cells, "firstMileage"),
  };
  return { ...(vin && { vin }), ...(plate && { plate }), data: withoutGaps(data) };
}
