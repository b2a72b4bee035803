import type { Job } from "./job.ts";
import { Heartbeat } from "../models/heartbeat.ts";

/** Leaves a sign of life each minute, by which `/readyz` knows that the schedule runs. */
export const heartbeat: Job = {
  name: "heartbeat",
  every: "1 minute",
  async run({ now }) {
    await Heartbeat.beat(now);
  },
};
