import type { Progress } from "./complaints.ts";
import type { Grievance } from "./history/diary.ts";
import type { Random } from "./random.ts";

/** How many complaints the sample has. */
export const COMPLAINTS = 37;

/** A grievance that became a complaint, and how far it has come. */
export interface Chosen {
  grievance: Grievance;
  progress: Progress;
}

// From the last one back: so many days ago at least, and where it stands now.
const recent: readonly { days: number; progress: Progress }[] = [
  { days: 0, progress: "open" },
  { days: 0, progress: "open" },
  { days: 1, progress: "acknowledged" },
  { days: 1, progress: "acknowledged" },
  { days: 2, progress: "planned" },
  { days: 3, progress: "informed" },
  { days: 4, progress: "verifying" },
  { days: 5, progress: "planned" },
  { days: 7, progress: "reopened" },
];
const DAY_MS = 86_400_000;

/** Picks the grievances that were made complaints, oldest first: the last ones still open, the older ones closed. */
export function chooseComplaints(grievances: readonly Grievance[], now: Date, random: Random): Chosen[] {
  const worth = grievances.filter(({ findings }) => findings[0]!.words !== "");
  const byTime = worth.toSorted((a, b) => +b.response.submittedAt - +a.response.submittedAt);
  const chosen: Chosen[] = [];
  for (const { days, progress } of recent) {
    const until = +now - days * DAY_MS;
    const found = byTime.find(
      (each) => +each.response.submittedAt <= until && !chosen.some(({ grievance }) => grievance === each),
    );
    if (found) chosen.push({ grievance: found, progress });
  }
  const old = byTime.filter((each) => +each.response.submittedAt < +now - 12 * DAY_MS);
  while (chosen.length < COMPLAINTS && old.length > 0) {
    const [grievance] = old.splice(random.between(0, old.length - 1), 1);
    const progress = random.weighted<Progress>([
      ["closed", 80],
      ["closedAfterLoop", 13],
      ["closedWithoutCustomer", 7],
    ]);
    chosen.push({ grievance: grievance!, progress });
  }
  return chosen.toSorted((a, b) => +a.grievance.response.submittedAt - +b.grievance.response.submittedAt);
}
