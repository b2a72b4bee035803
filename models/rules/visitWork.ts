/** The kinds of work a visit may have brought, as far as the calls care [001]. */
export const workKinds = [
  "firstService",
  "maintenance",
  "warranty",
  "minorRepair",
  "overhaul",
  "insuranceRepair",
  "bodyPaint",
  "accessories",
  "partsCounter",
  "rescue",
  "insuranceRenewal",
  "inspection",
  "internal",
  "preDelivery",
] as const;

/** A kind of work, as the work order says. */
export type WorkKind = (typeof workKinds)[number];

/**
 * Whether a repair with this work has a customer to call: not an internal or a pre-delivery order, nor parts
 * sold over the counter and nothing else. A work order that names no work is called.
 */
export function isCalled(work: readonly WorkKind[]): boolean {
  if (work.includes("internal") || work.includes("preDelivery")) return false;
  return work.length === 0 || work.some((kind) => kind !== "partsCounter");
}
