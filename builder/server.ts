import express, { Router } from "express";
import type { BuilderParts } from "./parts.ts";
import { createKnowledge } from "./knowledge.ts";
import { answerRefusals, Refused } from "./refused.ts";
import { editRoutes } from "./routes/editRoutes.ts";
import { listRoutes } from "./routes/listRoutes.ts";
import { resultRoutes } from "./routes/resultRoutes.ts";
import { versionRoutes } from "./routes/versionRoutes.ts";

// The largest definition that the check looks at, with room for what is around it.
const BODY_LIMIT = "256kb";

/** Everything that the builder answers over HTTP: its page, and what the page asks and does. */
export function createBuilder(parts: BuilderParts): Router {
  const { doors, locale, onError, wall = () => new Date() } = parts;
  const whole = { ...parts, wall, knowledge: createKnowledge(parts.clock, wall) };
  const api = Router();
  api.use(doors.sameOrigin, doors.signedIn, doors.rate);
  api.use((_req, res, next) => {
    res.set("cache-control", "no-store");
    next();
  });
  api.use(express.json({ limit: BODY_LIMIT }));
  api.use(listRoutes(whole), editRoutes(whole), versionRoutes(whole), resultRoutes(whole));
  api.use(() => {
    throw new Refused("notFound");
  });

  const router = Router();
  // The page finds its way by the rest of the address itself.
  router.get(["/builder", "/builder/*rest"], (req, res, next) => {
    if (req.path.startsWith("/builder/api")) return next();
    return doors.page("builder.html")(req, res, next);
  });
  router.use("/builder/api", api, answerRefusals(locale, onError));
  return router;
}
