import { join } from "node:path";
import express, { Router } from "express";
import { servePage } from "./servePage.ts";

/** The desk's page and the files that all built pages share; the page itself shows nothing but who is not signed in. */
export function pageRoutes(pages: string): Router {
  const router = Router();
  router.use(
    "/assets",
    express.static(join(pages, "assets"), { immutable: true, maxAge: "365d", index: false, redirect: false }),
  );
  router.get("/", (_req, res) => res.redirect(302, "/desk"));
  router.get("/desk", servePage(pages, "desk.html"));
  return router;
}
