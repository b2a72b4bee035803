import { AppError } from "../../locales/appError.ts";
import { AuditEntry } from "../../models/auditEntry.ts";
import { Person } from "../../models/person.ts";
import { type Act, type Subject, whoMay } from "../../models/rules/permissions.ts";
import { type Actor } from "./actor.ts";

// More names than these make no sentence.
const MOST_NAMES = 3;

/**
 * Lets somebody do an act by the table of permissions, or refuses it and writes that down. Throws `flow.forbidden`
 * {names}, or `flow.nobodyMay` where nobody can.
 */
export async function permit(actor: Actor, act: Act, subject: Subject, about?: string): Promise<void> {
  const staff = await Person.of(actor.store._id);
  const allowed = whoMay(act, staff, subject);
  if (allowed.some(({ code }) => code === actor.person.code)) return;
  await audit(actor, act, about);
  const names = allowed.flatMap(({ code }) => staff.find((person) => person.code === code)?.name ?? []);
  throw names.length === 0
    ? new AppError("flow.nobodyMay")
    : new AppError("flow.forbidden", { names: names.slice(0, MOST_NAMES).join(", ") });
}

/** Writes down that somebody tried what he may not do. */
export async function audit({ store, act }: Actor, tried: string, about?: string): Promise<void> {
  await AuditEntry.record(
    store._id,
    { act: "refused", ...(about && { subject: about }), details: { tried } },
    act,
  );
}
