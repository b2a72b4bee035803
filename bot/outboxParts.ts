import type { DeadEnd } from "../models/cardFields.ts";
import type { NoticeFields } from "../models/notice.ts";
import type { OutboxFields } from "../models/outboxFields.ts";
import type { Card, Platform } from "./chat.ts";
import type { Delivery, Parcel } from "./delivery.ts";
import type { AnyDisplay } from "./display.ts";

/** What sending a card or a notice needs. */
export interface OutboxParts {
  displays: ReadonlyMap<string, AnyDisplay>;
  delivery: Delivery;
  /** A notice as a card. */
  renderNotice(notice: NoticeFields): Promise<Card>;
  /** Nothing can be sent to a channel any more: the admin has to hear of it by another way. */
  onDead(end: DeadPlace): Promise<void>;
  /** Resolves when nobody waits for an answer, or has waited for long: what comes out by itself lets people go first. */
  calm?(): Promise<void>;
  /** The wall clock: pauses and leases are real time, whatever day the product plays. */
  wall(): Date;
}

/** A channel to which nothing can be sent. */
export interface DeadPlace {
  store: string;
  platform: Platform;
  channel: string;
  why: DeadEnd;
  reason: string;
}

/** How long the channel has to rest after a sending, in milliseconds. */
export type Rest = number;

/** When to try again after a sending of which nobody knows how it went. */
export function retryAt(now: Date, tries: number): Date {
  return new Date(now.getTime() + Math.min(60_000, 1_000 * 2 ** tries));
}

/** A message that stays unsure this often is no longer waited for by what comes after it in its channel. */
const PATIENT_TRIES = 10;

/** How long a channel waits for a first sending of which nobody knows how it went, so that its order is kept. */
export function unsureRest(now: Date, tries: number): Rest {
  return tries < PATIENT_TRIES ? retryAt(now, tries).getTime() - now.getTime() : 0;
}

/** Where a platform is not connected, what is due waits for the day it is. */
export const NO_PORT_MS = 60_000;

/** For how long the first sending of something has been under way; empty where none is. */
export function underWay({ sending }: Pick<OutboxFields, "sending">, now: Date): Pick<Parcel, "underWayMs"> {
  return sending ? { underWayMs: now.getTime() - Number(sending) } : {};
}
