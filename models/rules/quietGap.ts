import { localTime } from "./days.ts";
import { type Consent } from "./kinds.ts";

/** The instant from which a customer may be called again: so many days after a conversation, to the minute. */
export function quietUntil(conversationAt: Date, quietDays: number, zone: string): Date {
  return localTime(conversationAt, zone).plus({ days: quietDays }).toJSDate();
}

/** Whether a customer may be called at all: not once he refused for good, nor without his consent [004]. */
export function mayBeCalled({ consent, refused }: { consent: Consent; refused: boolean }): boolean {
  return consent !== "no" && !refused;
}
