import type { Act } from "./act.ts";
import type { Complaint, ComplaintFields, ComplaintMethods, NewComplaint } from "./complaintFields.ts";
import type { IdLike } from "./id.ts";
import type { NounModel } from "./noun.ts";
import type { StaffCode } from "./rules/kinds.ts";
import type { ShownStatics } from "./shown.ts";

/** The questions that the product asks about complaints. */
export interface ComplaintStatics extends ShownStatics<Complaint> {
  /** Writes it down; the same cause and department twice is one. */
  raise(complaint: NewComplaint, act: Act): Promise<Complaint>;
  /** Throws `complaint.unknown`. */
  named(store: string, id: IdLike): Promise<Complaint>;
  /** Everything not closed, oldest first. */
  open(store: string): Promise<Complaint[]>;
  /** What a person owns and is not closed, oldest first. */
  ownedBy(store: string, owner: StaffCode): Promise<Complaint[]>;
  ofVehicle(store: string, vehicle: IdLike, limit?: number): Promise<Complaint[]>;
  ofCause(store: string, cause: string): Promise<Complaint[]>;
  /** Raised between two moments, the second not included. */
  raisedBetween(store: string, from: Date, to: Date): Promise<Complaint[]>;
  /** Due to close between two moments, the second not included [004]. */
  dueBetween(store: string, from: Date, to: Date): Promise<Complaint[]>;
  /** Of all stores: a verification call still to be made or called off. */
  pending(): Promise<Complaint[]>;
}

/** The complaints. */
export type ComplaintModel = NounModel<ComplaintFields, ComplaintStatics, ComplaintMethods>;
