import { type OpenHours } from "./openHours.ts";
import { addOpenMinutes } from "./openTime.ts";

const ACK_MINUTES = 120;
const PLAN_HOURS = 72;

/** Acknowledge by then: two office hours after it was raised, or sooner if that was promised [001]. */
export function ackDue(since: Date, office: OpenHours, promised?: Date): Date {
  return earlier(addOpenMinutes(since, ACK_MINUTES, office), promised);
}

/** What bears on when a complaint is due to close. */
export interface DueToClose {
  /** When this loop began. */
  loopSince: Date;
  plan?: { at: Date; until: Date };
  extensions?: readonly { at: Date; until: Date; state: "asked" | "approved" | "refused" }[];
}

/** Plan by then: 72 hours on the wall clock after the loop began, or sooner if that was promised [001][003]. */
export function planDue(loopSince: Date, promised?: Date): Date {
  return earlier(new Date(+loopSince + PLAN_HOURS * 3_600_000), promised);
}

/**
 * Due to close: the plan's own day or the last extension of it that was approved; as long as this loop has no
 * plan, 72 hours after it began.
 */
export function closeDue({ loopSince, plan, extensions = [] }: DueToClose): Date {
  if (!plan || plan.at < loopSince) return planDue(loopSince);
  return approvedExtension({ plan, extensions })?.until ?? plan.until;
}

/** Whether a complaint was closed in time: on the customer's word, on or before the day it was due [004]. */
export function closedInTime(closed: { at: Date; satisfied: boolean }, due: Date): boolean {
  return closed.satisfied && closed.at <= due;
}

/** The last approved extension of this plan; one of a plan before it counts no more. */
export function approvedExtension<T extends NonNullable<DueToClose["extensions"]>[number]>({
  plan,
  extensions,
}: {
  plan: { at: Date };
  extensions: readonly T[];
}): T | undefined {
  return extensions.findLast(({ at, state }) => state === "approved" && at >= plan.at);
}

function earlier(rule: Date, promised?: Date): Date {
  return promised && promised < rule ? promised : rule;
}
