import type { RequestHandler } from "express";
import { Refused } from "./refused.ts";

/**
 * Refuses what another site's page sends. Browsers say so themselves (Sec-Fetch-Site) or name the page's origin; a
 * request that changes something has to be from our own page by one of the two.
 */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  const site = req.get("sec-fetch-site");
  const origin = req.get("origin");
  const changes = !["GET", "HEAD", "OPTIONS"].includes(req.method);
  const own = site === "same-origin" || (site === undefined && isOwn(origin, req.get("host")));
  // Typed into the address bar, or from a browser that says nothing.
  const byHand = !changes && (site === "none" || (site === undefined && origin === undefined));
  next(own || byHand ? undefined : new Refused("foreignOrigin"));
};

function isOwn(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
