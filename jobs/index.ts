import { heartbeat } from "./heartbeat.ts";
import type { Job } from "./job.ts";

/** Every job of the product. */
export const jobs: Job[] = [heartbeat];
