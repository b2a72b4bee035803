import { finishAllFollows } from "../models/follows.ts";
import type { Job } from "./job.ts";

/** Does what a crash left undone after a submitted call, a measure or a plate's move. */
export const finishFollows: Job = {
  name: "finishFollows",
  every: "1 minute",
  async run() {
    return { finished: await finishAllFollows() };
  },
};
