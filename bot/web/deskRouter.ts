import express, { Router } from "express";
import { actRoutes } from "./actRoutes.ts";
import { sameOrigin } from "./origin.ts";
import { pageRoutes } from "./pageRoutes.ts";
import type { RouteParts } from "./parts.ts";
import { limitRate } from "./rate.ts";
import { readRoutes } from "./readRoutes.ts";
import { answerRefusals, Refused } from "./refused.ts";
import { readerOf } from "./sessions.ts";
import { signInRoutes } from "./signInRoutes.ts";
import { streamRoute } from "./streamRoute.ts";

// The longest form a person fills in by hand, many times over.
const BODY_LIMIT = "128kb";

/** Everything that the desk answers over HTTP: signing in, the page, and what the page asks and does. */
export function deskRouter(parts: RouteParts): Router {
  const { locale, onError, pages, rate, sessions, wall } = parts;
  const api = Router();
  api.use(sameOrigin, sessions.required);
  api.use(
    limitRate(rate, wall, (_req, res) => {
      const { store, code } = readerOf(res);
      return `${store}/${code}`;
    }),
  );
  api.use((_req, res, next) => {
    res.set("cache-control", "no-store");
    next();
  });
  api.get("/stream", streamRoute(parts));
  api.use(express.json({ limit: BODY_LIMIT }));
  api.use(readRoutes(parts), actRoutes(parts));
  api.use(() => {
    throw new Refused("notFound");
  });

  const router = Router();
  router.use(signInRoutes(parts));
  if (pages !== undefined) router.use(pageRoutes(pages));
  router.use("/desk/api", api);
  router.use(answerRefusals(locale, onError));
  return router;
}
