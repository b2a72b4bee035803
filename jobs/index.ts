import { carryOver } from "./carryOver.ts";
import { complaintClocks } from "./complaintClocks.ts";
import { dataTasks } from "./dataTasks.ts";
import { dayWork } from "./dayWork.ts";
import { eachStore } from "./eachStore.ts";
import { finishFollows } from "./finishFollows.ts";
import { heartbeat } from "./heartbeat.ts";
import type { Job } from "./job.ts";
import { planNew } from "./planNew.ts";
import { postTasks } from "./postTasks.ts";
import { releaseAppointments } from "./releaseAppointments.ts";
import { staleClaims } from "./staleClaims.ts";

/** Every job of the product but those of single stores, which `storeJobs` knows. */
export const jobs: Job[] = [
  heartbeat,
  finishFollows,
  eachStore("releaseAppointments", releaseAppointments),
  eachStore("staleClaims", staleClaims),
  eachStore("carryOver", carryOver),
  eachStore("dataTasks", dataTasks),
  eachStore("complaintClocks", complaintClocks),
  eachStore("planNew", planNew),
  eachStore("postTasks", postTasks),
  // Takes up what a night's failure or a stop has left, and what came due by a clock that was moved.
  eachStore("catchUp", (store, now, signal) => dayWork(store._id, now, signal)),
];
