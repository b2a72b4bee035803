import { join } from "node:path";
import express, { Router } from "express";
import { servePage } from "./servePage.ts";

/** The desk's page and the files that all pages share; the page itself shows nothing but who is not signed in. */
export function pageRoutes(pages: string): Router {
  const router = Router();
  router.use(
    "/assets",
    express.static(join(pages, "assets"), { immutable: true, maxAge: "365d", index: false, redirect: false }),
  );
  router.get("/icon.svg", (_req, res) => res.sendFile("icon.svg", { root: pages, maxAge: "1d" }));
  router.get("/", (_req, res) => res.redirect(302, "/desk"));
  router.get("/desk", servePage(pages, "desk.html"));
  return router;
}
