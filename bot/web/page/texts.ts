import {
  type CallbackKind,
  type ComplaintLevel,
  type Consent,
  type Role,
} from "../../../models/rules/kinds.ts";
import { type Outcome } from "../../../models/rules/outcomes.ts";
import { type PageTextKey } from "../../../ui/useText.ts";
import { type ClockView, type ComplaintStep } from "../../views.ts";

/** The kinds of calls. */
export const kindText: Record<CallbackKind, PageTextKey> = {
  delivery3d: "desk.kind.delivery3d",
  delivery7d: "desk.kind.delivery7d",
  service: "desk.kind.service",
  verification: "desk.kind.verification",
};

/** How an attempt or a conversation ended. */
export const outcomeText: Record<Outcome, PageTextKey> = {
  completed: "desk.outcome.completed",
  breakoff: "desk.outcome.breakoff",
  rescheduled: "desk.outcome.rescheduled",
  noAnswer: "desk.outcome.noAnswer",
  busy: "desk.outcome.busy",
  poweredOff: "desk.outcome.poweredOff",
  wrongNumber: "desk.outcome.wrongNumber",
  invalidNumber: "desk.outcome.invalidNumber",
  suspended: "desk.outcome.suspended",
  ineligible: "desk.outcome.ineligible",
  refusedSoft: "desk.outcome.refusedSoft",
  refusedHard: "desk.outcome.refusedHard",
  maxAttempts: "desk.outcome.maxAttempts",
  noNumber: "desk.outcome.noNumber",
  missed: "desk.outcome.missed",
  merged: "desk.outcome.merged",
};

/** Where a complaint stands. */
export const stepText: Record<ComplaintStep, PageTextKey> = {
  open: "desk.step.open",
  acknowledged: "desk.step.acknowledged",
  planned: "desk.step.planned",
  informed: "desk.step.informed",
  done: "desk.step.done",
  verifying: "desk.step.verifying",
  reopened: "desk.step.reopened",
  closed: "desk.step.closed",
};

/** What a clock runs for. */
export const clockText: Record<ClockView["clock"], PageTextKey> = {
  ack: "desk.clock.ack",
  plan: "desk.clock.plan",
  due: "desk.clock.due",
  promise: "desk.clock.promise",
};

/** How grave a complaint is. */
export const levelText: Record<ComplaintLevel, PageTextKey> = {
  general: "desk.level.general",
  major: "desk.level.major",
  complex: "desk.level.complex",
};

/** What a person does. */
export const roleText: Record<Role, PageTextKey> = {
  consultant: "desk.role.consultant",
  advisor: "desk.role.advisor",
  clerk: "desk.role.clerk",
  manager: "desk.role.manager",
  gm: "desk.role.gm",
  admin: "desk.role.admin",
  headOffice: "desk.role.headOffice",
};

/** What the customer said about being called. */
export const consentText: Record<Consent, PageTextKey> = {
  yes: "desk.consent.yes",
  no: "desk.consent.no",
  unknown: "desk.consent.unknown",
};
