import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { allowStyle } from "./policy.ts";

/** Where the build leaves a place for the nonce of each response. */
const MARK = /__CSP_NONCE__/g;

/** Serves a built page under a policy that lets its own styles through, those of this response alone. */
export function servePage(pages: string, file: string): RequestHandler {
  let html: string | undefined;
  return (_req, res) => {
    html ??= readFileSync(join(pages, file), "utf8");
    const nonce = randomBytes(16).toString("base64");
    allowStyle(res, nonce);
    res.set("cache-control", "no-store").type("html").send(html.replace(MARK, nonce));
  };
}
