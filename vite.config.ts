import { basename } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { builderTexts, pageTexts } from "./ui/pageTexts.ts";

/**
 * One build for every page: `dist/web/*.html`, their icon, and the hashed files under `dist/web/assets`, served at
 * `/assets`.
 */
export default defineConfig({
  plugins: [react(), ownTexts(), ownTabs(), flatPages()],
  // The server replaces this mark in the HTML by each response's own nonce, as its policy names it.
  html: { cspNonce: "__CSP_NONCE__" },
  publicDir: "ui/public",
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    target: "es2022",
    // A font inlined as data: would break the policy's font-src.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { desk: "bot/web/page/desk.html", builder: "builder/web/builder.html" } },
  },
});

/** Leaves the server's sentences out of the pages, and the builder's (`?builder`) out of the desk. */
function ownTexts(): Plugin {
  return {
    name: "page-texts",
    enforce: "pre",
    transform(code, id) {
      const [, query] = /\/locales\/[^/]+\.json(?:\?(.*))?$/.exec(id) ?? [id, null];
      if (query === null) return null;
      const parts: readonly string[] = query === "builder" ? builderTexts : pageTexts;
      const texts = Object.entries(JSON.parse(code) as Record<string, string>);
      const kept = texts.filter(([key]) => parts.some((part) => key.startsWith(`${part}.`)));
      const json = JSON.stringify(Object.fromEntries(kept));
      return { code: query === undefined ? json : `export default ${json}`, map: null };
    },
  };
}

/**
 * Leaves out Creator's pictures of what is empty in tabs that the editor does not have, and in the one whose
 * questionnaire always has its anchors: a fifteenth of what its page weighs.
 */
function ownTabs(): Plugin {
  const pictures =
    /(\.svc-surface-placeholder__image--(?:designer|preview|theme|logic|translation)\s*\{)[^}]*\}/g;
  return {
    name: "own-tabs",
    enforce: "pre",
    transform(code, id) {
      if (!/\/survey-creator-core[^/]*\.css$/.test(id)) return null;
      return { code: code.replace(pictures, "$1}"), map: null };
    },
  };
}

/** Puts the pages side by side, whatever folder their HTML stands in. */
function flatPages(): Plugin {
  return {
    name: "flat-pages",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.fileName.endsWith(".html")) file.fileName = basename(file.fileName);
      }
    },
  };
}
