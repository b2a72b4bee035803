import { Callback } from "./callback.ts";
import { Complaint } from "./complaint.ts";
import { finishFollows } from "./follow.ts";
import { Response } from "./response.ts";
import { Vehicle } from "./vehicle.ts";

/**
 * Does what a crash left undone, in all stores: what follows submitted calls, verification calls still to be made,
 * plates on their way. Returns how many commit points had something left. One that fails keeps no other back; throws
 * AggregateError at the end.
 */
export async function finishAllFollows(): Promise<number> {
  const left = [
    ...(await Response.pending()).map((response) => () => finishFollows(response)),
    ...(await Callback.pending()).map((callback) => () => finishFollows(callback)),
    ...(await Complaint.pending()).map((complaint) => () => complaint.finish()),
    () => Vehicle.finishMoves(),
  ];
  const errors: unknown[] = [];
  for (const finish of left) {
    try {
      await finish();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0)
    throw new AggregateError(errors, `${errors.length} commit points could not be finished`);
  return left.length - 1;
}
