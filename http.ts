import express, { type ErrorRequestHandler, type Express, type Router } from "express";
import helmet from "helmet";
import type { Logger } from "pino";

/** One thing that must work for the product to be ready: the part's name, and whether it works. */
export type Readiness = Record<string, boolean>;

/** What the web server is made of. */
export interface HttpParts {
  log: Logger;
  /** Where people reach the product; an https address also asks browsers to stay with https. */
  publicUrl: string;
  ready(): Promise<Readiness>;
  /** The pages and webhooks, in the order in which they are asked. */
  routers?: Router[];
}

/** The product's web application: health for the machine, pages for people, strict headers on all of it. */
export function buildHttp({ log, publicUrl, ready, routers = [] }: HttpParts): Express {
  const app = express();
  const secure = publicUrl.startsWith("https:");
  app.disable("x-powered-by");
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(secure && { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: secure,
      referrerPolicy: { policy: "no-referrer" },
    }),
  );
  app.get("/healthz", (_req, res) => void res.json({ ok: true }));
  app.get("/readyz", async (_req, res) => {
    const parts = await ready();
    const ok = Object.values(parts).every(Boolean);
    res.status(ok ? 200 : 503).json({ ok, parts });
  });
  for (const router of routers) app.use(router);
  app.use((_req, res) => void res.status(404).json({ error: "notFound" }));
  app.use(refuse(log));
  return app;
}

/** Answers a failure without telling what is inside; what express refuses itself keeps its status. */
function refuse(log: Logger): ErrorRequestHandler {
  return (error: { status?: number }, req, res, next) => {
    if (res.headersSent) return next(error);
    const status = error.status ?? 500;
    if (status >= 500) log.error({ error, url: req.path }, "a request failed");
    res.status(status).json({ error: status >= 500 ? "internal" : "badRequest" });
  };
}
