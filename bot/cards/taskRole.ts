import { isDay } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";

/** The role of a task's card under a day's card: one that goes on another day has a card of that day too. */
export const taskRole = (day: Day): string => `task:${day}`;

/** The day of such a role; undefined for another one. */
export function readTaskRole(role: string): Day | undefined {
  const day = role.startsWith("task:") ? role.slice("task:".length) : "";
  return isDay(day) ? day : undefined;
}
