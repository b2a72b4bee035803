import type { Act } from "../models/act.ts";
import { Callback } from "../models/callback.ts";
import { Complaint } from "../models/complaint.ts";
import { given } from "../models/change.ts";
import { ackDue, planDue } from "../models/rules/complaintDeadlines.ts";
import { nextCallTime } from "../models/rules/callWindow.ts";
import { addOpenMinutes } from "../models/rules/openTime.ts";
import type { StaffCode } from "../models/rules/kinds.ts";
import type { Store } from "../models/storeFields.ts";
import { ownerOf } from "../models/submitComplaints.ts";
import { submitCall } from "../models/submitCall.ts";
import type { Visit } from "../models/visitFields.ts";
import type { Grievance } from "./history/diary.ts";
import type { Random } from "./random.ts";
import { remedies, threadWords } from "./words.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How far a complaint of the sample has come. */
export type Progress =
  | "open"
  | "acknowledged"
  | "planned"
  | "informed"
  | "verifying"
  | "reopened"
  | "closed"
  | "closedAfterLoop"
  | "closedWithoutCustomer";

/** What the complaints of the sample are worked on with. */
export interface ComplaintParts {
  store: Store;
  visits: ReadonlyMap<string, Visit>;
  /** Nothing happens later than that. */
  now: Date;
  random: Random;
}

/** Raises a complaint at its historical time and takes it as far as it has come, by its own methods. */
export async function pursue(
  { response, findings }: Grievance,
  progress: Progress,
  { store, visits, now, random }: ComplaintParts,
): Promise<void> {
  const { _id, submittedAt, by: clerk, customer, vehicle, visit, callback } = response;
  const department = findings[0]!.department;
  const owner = await ownerOf(store._id, department, store.today(submittedAt));
  const cause = `response:${String(_id)}`;
  let step = 0;
  let at = submittedAt;
  const act = (person: StaffCode): Act => ({ by: `sample:${String(_id)}:${++step}`, at, person });
  /** So many office minutes later, more or less, but not in the future. */
  const later = (minutes: number): void => {
    const wanted = addOpenMinutes(
      at,
      Math.round((minutes * random.between(60, 140)) / 100),
      store.officeHours(),
    );
    at = new Date(Math.min(+wanted, Math.max(+at, +now - 5 * MINUTE_MS)));
  };

  const raised = await Complaint.raise(
    {
      ...{ store: store._id, cause, department, customer, vehicle, callback },
      ...given({ visit, owner, workOrder: visits.get(String(visit))?.number }),
      points: findings
        .filter((finding) => finding.department === department)
        .map(({ item, score, words }) => ({ item, words, ...(score !== null && { score }) })),
      ...{ urgent: random.chance(0.15), angry: random.chance(0.25) },
      level: random.chance(0.06) ? "major" : "general",
      ...{ ackDue: ackDue(at, store.officeHours()), planDue: planDue(at) },
    },
    act(clerk),
  );
  if (progress === "open" || !owner) return;
  later(50);
  let complaint = await raised.acknowledge(act(owner));
  if (random.chance(0.6)) {
    later(60);
    complaint = await complaint.wrote(act(owner), `sample:${complaint.id}:1`, random.pick(threadWords));
  }
  if (progress === "acknowledged") return;
  if (progress === "closedWithoutCustomer") {
    later(3_000);
    await complaint.closeWithoutCustomer(act("he"), "客户已将车转让，多次沟通后表示不再追究");
    return;
  }
  complaint = await cure(complaint, progress !== "planned");
  if (progress === "planned" || progress === "informed") return;
  later(900);
  complaint = await complaint.measureDone(act(owner), "措施已落实，请回访确认");
  if (progress === "verifying") return;
  if (progress === "reopened" || progress === "closedAfterLoop") {
    await verify(false, "还是没人主动联系我，感觉没变化");
    if (progress === "reopened") return;
    complaint = await cure(await Complaint.named(store._id, complaint._id), true);
    later(600);
    complaint = await complaint.measureDone(act(owner));
  }
  await verify(true, "处理得挺好，满意了");

  /** Plans the measure and, unless it is still too early, tells the customer. */
  async function cure(from: Complaint, told: boolean): Promise<Complaint> {
    later(from.loop > 0 ? 300 : 420);
    const about = findings[0]!.item;
    const {
      cause: why,
      measure,
      promised,
    } = remedies.find((one) => one.about.includes(about)) ?? remedies.at(-1)!;
    const until = new Date(+at + random.between(40, 90) * HOUR_MS);
    const plan = { cause: why, measure, until, ...(promised && random.chance(0.5) && { promised }) };
    let planned = await from.planMeasure(act(owner!), plan);
    if (random.chance(0.2))
      planned = await planned.askCompensation(
        act(owner!),
        random.pick([100, 200, 300]),
        "工时费减免",
        store.limits.compensation,
      );
    if (!told) return planned;
    later(60);
    const informed = await planned.informCustomer(act(owner!), "已电话告知客户处理办法");
    const [open] = informed.promised.filter(({ keptAt }) => !keptAt);
    if (!open || !random.chance(0.8)) return informed;
    later(200);
    return informed.keepPromise(act(owner!), open.id);
  }

  /** A clerk asks whether the customer is satisfied now, in the hours in which he may be called. */
  async function verify(satisfied: boolean, words: string): Promise<void> {
    const loop = (await Complaint.named(store._id, complaint._id)).loop;
    const planned = await Callback.ofCause(store._id, `complaint:${complaint.id}`);
    const call = planned.find(({ occurrence }) => occurrence === loop)!;
    const caller = random.pick(["li", "chen", "zhao"].filter((code) => code !== owner));
    at = nextCallTime(new Date(+at + 70 * MINUTE_MS), store.callHours());
    const day = store.today(at);
    await call.place(act(caller), { assignee: caller, day });
    const posted = await call.post(act(caller), day);
    const claimed = await posted.claim(act(caller));
    const from = at;
    at = new Date(+at + random.between(60, 140) * 1_000);
    await submitCall(
      claimed,
      {
        ...{ outcome: "completed", chat: "web", spans: [{ from, to: at }] },
        verified: [{ complaint: complaint._id, satisfied, words }],
      },
      act(caller),
    );
  }
}
