import { complaintMethods } from "./complaintActs.ts";
import type { Complaint as Found } from "./complaintFields.ts";
import type { ComplaintModel } from "./complaintModel.ts";
import { complaintQueries } from "./complaintQueries.ts";
import { complaintSchema } from "./complaintSchema.ts";
import { noun } from "./noun.ts";

/** The customers' complaints, each with its file. */
export const Complaint = noun<ComplaintModel>(
  "Complaint",
  complaintSchema,
  complaintQueries,
  complaintMethods,
);

/** A complaint as the database gave it. */
export type Complaint = Found;
