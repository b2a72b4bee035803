import { isDay } from "./days.ts";
import { type Day, type Department, type Role, type StaffCode } from "./kinds.ts";

/** Somebody of a store, or of the group's head office, as far as the rules know him. */
export interface StaffMember {
  code: StaffCode;
  roles: readonly Role[];
  department?: Department;
  away?: readonly Absence[];
}

/** Days on which somebody is away, both included; without an end until he says otherwise. */
export interface Absence {
  from: Day;
  until?: Day;
}

/** Whether somebody is there on a day; who is away is assigned nothing. */
export function isPresent({ away = [] }: Pick<StaffMember, "away">, day: Day): boolean {
  return !away.some(({ from, until }) => from <= day && (until === undefined || day <= until));
}

/** Reads an absence as the store's file writes it: `2026-12-01/2026-12-05`, or one day; null if it is none. */
export function parseAbsence(text: string): Required<Absence> | null {
  const [from = "", until = from, ...rest] = text.split("/").map((day) => day.trim());
  return rest.length === 0 && isDay(from) && isDay(until) && from <= until ? { from, until } : null;
}

/** Whether somebody manages a department. */
export function manages({ roles, department }: StaffMember, of: Department | undefined): boolean {
  return roles.includes("manager") && of !== undefined && department === of;
}
