import { type Role } from "../models/rules/kinds.ts";
import { type PageTextKey } from "./useText.ts";

/** The places that the product's navigation leads to. */
export type Place = "desk" | "builder" | "results";

/** Where each place is, and its name. */
export const places: Record<Place, { href: string; label: PageTextKey }> = {
  desk: { href: "/desk", label: "ui.place.desk" },
  builder: { href: "/builder", label: "ui.place.builder" },
  results: { href: "/builder#/results", label: "ui.place.results" },
};

/** The places that a person of these roles may open; the server decides again. */
export function placesOf(roles: readonly Role[]): Place[] {
  return roles.some((role) => shapers.has(role)) ? ["desk", "builder", "results"] : ["desk"];
}

const shapers: ReadonlySet<Role> = new Set(["manager", "admin", "gm", "headOffice"]);
