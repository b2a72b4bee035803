import { type QuestionnaireKind } from "../../../models/rules/kinds.ts";

/** Which page of the builder is shown; it stands in the address, so that a reload, "back" and a link find it. */
export type BuilderRoute =
  { page: "list"; owner?: string } | { page: Page; owner: string; kind: QuestionnaireKind; period?: string };

type Page = "edit" | "proposal" | "versions" | "results";

/** Reads a page from an address's fragment (`#/cd01/service/results/2026Q3`); what is none leads to the list. */
export function readRoute(fragment: string): BuilderRoute {
  const [owner, kind, page = "edit", period] = fragment
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((part) => part !== "")
    .map(decode);
  if (!owner) return { page: "list" };
  if ((kind !== "sales" && kind !== "service") || !isPage(page)) return { page: "list", owner };
  return { page, owner, kind, ...(period && { period }) };
}

/** The fragment of a page. */
export function writeRoute(route: BuilderRoute): string {
  const { owner } = route;
  if (owner === undefined) return "#/";
  if (route.page === "list") return `#/${encodeURIComponent(owner)}`;
  const parts = [owner, route.kind, ...(route.page === "edit" ? [] : [route.page]), route.period];
  return `#/${parts.flatMap((part) => (part === undefined ? [] : [encodeURIComponent(part)])).join("/")}`;
}

const isPage = (page: string): page is Page => ["edit", "proposal", "versions", "results"].includes(page);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
