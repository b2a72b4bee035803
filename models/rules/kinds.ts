/** A calendar day in the store's zone, written as ISO does: `2026-12-01`. Such days sort as text. */
export type Day = string;

/** A stretch of time; `to` is no longer inside. */
export interface Interval {
  from: Date;
  to: Date;
}

/** What a person of the store does; one person may have several roles [004]. */
export type Role = "consultant" | "advisor" | "clerk" | "manager" | "gm" | "admin" | "headOffice";

/** A department's code, such as `sales` or `service`; each has managers and a complaint channel. */
export type Department = string;

/** A person's code within the store, as the store's file gives it: `li`. */
export type StaffCode = string;

/** The calls that are planned today; another kind is one more row in the plan's table. */
export type CallbackKind = "delivery3d" | "delivery7d" | "service" | "verification";

/** The two questionnaires asked on the telephone: after a delivery and after a repair [002][004]. */
export type QuestionnaireKind = "sales" | "service";

/** What brings a callback about: a delivery or repair, or a complaint whose measure is done. */
export interface Cause {
  type: "visit" | "complaint";
  id: string;
}

/** The morning ends and the afternoon begins at 12:30; retries alternate between the two. */
export type DayPart = "morning" | "afternoon";

/** What the customer said at handover about being called; `unknown` may be called [004]. */
export type Consent = "yes" | "no" | "unknown";

/** How grave a complaint is: an ordinary one, a major one, or one with many parts [004]. */
export type ComplaintLevel = "general" | "major" | "complex";
