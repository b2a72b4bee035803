import { type Role } from "../../../models/rules/kinds.ts";
import { type StaffMember } from "../../../models/rules/staff.ts";

/** Somebody of the store; by default a clerk who is always there. */
export function person(
  code: string,
  roles: Role | Role[] = "clerk",
  rest: Partial<StaffMember> = {},
): StaffMember {
  return { code, roles: [roles].flat(), ...rest };
}

/** Somebody who is away on a day. */
export function awayOn(day: string, who: StaffMember): StaffMember {
  return { ...who, away: [{ from: day, until: day }] };
}
