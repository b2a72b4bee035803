import { type StaffCode } from "./kinds.ts";
import { type OpenHours } from "./openHours.ts";
import { addOpenMinutes } from "./openTime.ts";

// Two hours inside the call windows: a claim taken before lunch or overnight does not age meanwhile.
const CLAIM_MINUTES = 120;

/** A task that somebody has taken; every answer he saves renews it. */
export interface Claim {
  by: StaffCode;
  renewedAt: Date;
}

/** The instant at which a claim not renewed meanwhile returns to the queue. */
export function claimEnds({ renewedAt }: Claim, windows: OpenHours): Date {
  return addOpenMinutes(renewedAt, CLAIM_MINUTES, windows);
}

/** Whether a claim has returned to the queue. */
export function isStale(claim: Claim, now: Date, windows: OpenHours): boolean {
  return claimEnds(claim, windows) <= now;
}

/**
 * What becomes of a form that arrives after its claim went stale: it counts while nobody else has answered,
 * otherwise it is kept as an attempt with its answers. Never is an answer lost.
 */
export function lateSubmit(by: StaffCode, answeredBy?: StaffCode): "response" | "attempt" {
  return answeredBy === undefined || answeredBy === by ? "response" : "attempt";
}
