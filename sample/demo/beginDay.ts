import { dayWork } from "../../jobs/dayWork.ts";
import { Callback } from "../../models/callback.ts";
import { localTime } from "../../models/rules/days.ts";
import { Store } from "../../models/store.ts";
import { dealership } from "../dealership.ts";

/** How a day of the demo stands when it is begun, or gone on with. */
export interface DemoDay {
  day: string;
  /** The hour on the demo's clock. */
  time: string;
  /** The conversations in the day's list. */
  planned: number;
  /** Those that still have to be had. */
  open: number;
}

/** Plans the day's calls and posts them to the desk, by the product's own jobs; what was done before is not done again. */
export async function beginDay(now: Date): Promise<DemoDay> {
  const { _id: code } = dealership;
  await dayWork(code, now);
  const store = await Store.named(code);
  const day = store.today(now);
  const listed = (await Callback.onDay(code, day)).filter(
    ({ lead, outcome }) => !lead && outcome !== "merged",
  );
  return {
    ...{ day, time: localTime(now, store.timezone).toFormat("HH:mm") },
    planned: listed.length,
    open: listed.filter(({ status }) => status !== "done").length,
  };
}
