import {
  type CallbackKind,
  type ComplaintLevel,
  type Consent,
  type Role,
} from "../../../models/rules/kinds.ts";
import { type Outcome } from "../../../models/rules/outcomes.ts";
import { type PageTextKey, type Texts } from "../../../ui/useText.ts";
import { type ClockView, type ComplaintStep, type ComplaintView } from "../../views.ts";

/** The kinds of calls. */
export const kindText: Record<CallbackKind, PageTextKey> = {
  delivery3d: "desk.kind.delivery3d",
  delivery7d: "desk.kind.delivery7d",
  service: "desk.kind.service",
  verification: "desk.kind.verification",
};

/** How an attempt or a conversation ended. */
export const outcomeText: Record<Outcome, PageTextKey> = {
  completed: "outcome.completed",
  breakoff: "outcome.breakoff",
  rescheduled: "outcome.rescheduled",
  noAnswer: "outcome.noAnswer",
  busy: "outcome.busy",
  poweredOff: "outcome.poweredOff",
  wrongNumber: "outcome.wrongNumber",
  invalidNumber: "outcome.invalidNumber",
  suspended: "outcome.suspended",
  ineligible: "outcome.ineligible",
  refusedSoft: "outcome.refusedSoft",
  refusedHard: "outcome.refusedHard",
  maxAttempts: "outcome.maxAttempts",
  noNumber: "outcome.noNumber",
  missed: "outcome.missed",
  merged: "outcome.merged",
};

/** Where a complaint stands. */
export const stepText: Record<ComplaintStep, PageTextKey> = {
  open: "state.open",
  acknowledged: "state.acknowledged",
  planned: "state.planned",
  informed: "state.informed",
  done: "state.done",
  verifying: "state.verifying",
  reopened: "state.reopened",
  closed: "state.closed",
};

/** What a clock runs for. */
export const clockText: Record<ClockView["clock"], PageTextKey> = {
  ack: "card.clock.ack",
  plan: "card.clock.plan",
  due: "card.clock.due",
  promise: "card.clock.promise",
};

/** How grave a complaint is. */
export const levelText: Record<ComplaintLevel, PageTextKey> = {
  general: "card.level.general",
  major: "card.level.major",
  complex: "card.level.complex",
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
  yes: "card.consent.yes",
  no: "card.consent.no",
  unknown: "card.consent.unknown",
};

/** What a customer said to the question that a point of his complaint came of; undefined where there was none. */
export function pointText(
  t: Texts["t"],
  { item, score, answer }: ComplaintView["points"][number],
): string | undefined {
  if (item === undefined || score === undefined) return undefined;
  return answer === undefined ? t("desk.complaint.score", { item, score }) : `${item} ${answer}`;
}

/** How many have answered in a thread. */
export const repliesText = (t: Texts["t"], count: number): string =>
  t(count === 1 ? "desk.replies.one" : "desk.replies", { count });
