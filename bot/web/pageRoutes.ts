import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import express, { Router } from "express";
import { allowStyle } from "./policy.ts";

/** Where the build leaves a place for the nonce of each response. */
const MARK = /__CSP_NONCE__/g;

/** The desk's page and the files that all built pages share; the page itself shows nothing but who is not signed in. */
export function pageRoutes(pages: string): Router {
  const router = Router();
  let html: string | undefined;
  router.use(
    "/assets",
    express.static(join(pages, "assets"), { immutable: true, maxAge: "365d", index: false, redirect: false }),
  );
  router.get("/", (_req, res) => res.redirect(302, "/desk"));
  router.get("/desk", (_req, res) => {
    html ??= readFileSync(join(pages, "desk.html"), "utf8");
    const nonce = randomBytes(16).toString("base64");
    allowStyle(res, nonce);
    res.set("cache-control", "no-store").type("html").send(html.replace(MARK, nonce));
  });
  return router;
}
