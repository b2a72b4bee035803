import type { Response } from "express";

const POLICY = "content-security-policy";

/** Lets style elements with this nonce through the page's policy, which else takes styles from our own files alone. */
export function allowStyle(res: Response, nonce: string): void {
  const policy = String(res.getHeader(POLICY) ?? "default-src 'none';style-src 'self'");
  res.setHeader(POLICY, policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`));
}
