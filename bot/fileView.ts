import type { CallbackKind, Consent } from "../models/rules/kinds.ts";
import type { Outcome } from "../models/rules/outcomes.ts";
import type { VehicleFacts } from "./callView.ts";
import type { ComplaintStep, Who } from "./views.ts";

/** The file of one vehicle and its customer (一车一档) [004], for the one person who asked for it. */
export interface FileView {
  kind: "file";
  customer: string;
  /** In full for whoever may see it, else masked. */
  phone?: string;
  consent: Consent;
  doNotCall?: { since: string; reason?: string };
  /** The time that the customer stated, in words of the store's zone. */
  slot?: string;
  vehicle?: VehicleFacts;
  vin?: string;
  visits: { at: string; type: "delivery" | "repair"; order?: string; work?: string; by?: Who }[];
  calls: { at: string; kind: CallbackKind; outcome: Outcome; by?: Who; score?: number; words?: string[] }[];
  complaints: { subject: string; since: string; step: ComplaintStep; words: string }[];
  points: { text: string; department: string; state: "open" | "answered" | "settled" }[];
}
