import { AppError } from "../../../locales/appError.ts";
import type { Actor } from "../actor.ts";
import type { Target } from "../flow.ts";
import { audit } from "../permit.ts";

/** What is entered by hand: only by who works at the store itself. The target's id makes it the same one when sent twice. */
export async function ofStore(actor: Actor, { id }: Target): Promise<{ entry: string }> {
  if (actor.person.roles.some((role) => role !== "headOffice")) return { entry: id };
  await audit(actor, "enter");
  throw new AppError("flow.notStaff");
}
