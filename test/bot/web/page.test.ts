import { mkdirSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../../temporaryFolder.ts";
import { useDatabase } from "../../database.ts";
import { startDesk, type DeskServer } from "./deskServer.ts";

useDatabase();

let server: DeskServer;
let pages: TemporaryFolder;

beforeEach(async () => {
  pages = temporaryFolder();
  mkdirSync(pages.file("assets"));
  writeFileSync(
    pages.file("desk.html"),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p nonce="__CSP_NONCE__">',
  );
  writeFileSync(pages.file("assets/desk-1a2b.js"), "export {};");
  writeFileSync(pages.file("icon.svg"), "<svg/>");
  writeFileSync(pages.file("secret.txt"), "secret");
  server = await startDesk({}, { pages: pages.path });
});
afterEach(async () => {
  await server.stop();
  pages.remove();
});

const get = (path: string) =>
  server.browser().request("GET", path, undefined, { "sec-fetch-site": "cross-site" });

describe("the desk's page", () => {
  it("lets through the styles of this one response by a nonce of its own", async () => {
    const [first, second] = [await get("/desk"), await get("/desk")];
    const [, nonce] = /nonce="([\w+/=]+)"/.exec(first.text)!;
    expect(first.headers.get("content-security-policy")).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(first.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(first.text).toBe(`<meta property="csp-nonce" nonce="${nonce}"><p nonce="${nonce}">`);
    expect(second.text).not.toContain(nonce);
    expect(first.headers.get("cache-control")).toBe("no-store");
  });

  it("is what the bare address leads to", async () => {
    expect((await get("/")).headers.get("location")).toBe("/desk");
  });

  it("has an icon in its tab, and so has the page behind a sign-in link", async () => {
    const [, icon] = /rel="icon".* href="([^"]+)"/.exec((await get("/sign-in/unknown")).text)!;
    const { status, headers } = await get(icon!);
    expect([status, headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });

  it("has its files, to be kept for good, and no others", async () => {
    const file = await get("/assets/desk-1a2b.js");
    expect([file.status, file.headers.get("cache-control")]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
    for (const path of [
      "/assets/../secret.txt",
      "/assets/%2e%2e/secret.txt",
      "/assets/",
      "/assets/nothing.js",
    ]) {
      expect((await get(path)).status).toBe(404);
    }
  });
});
