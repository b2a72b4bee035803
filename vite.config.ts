import { basename } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { pageTexts } from "./ui/pageTexts.ts";

/** One build for every page: `dist/web/desk.html` and the hashed files under `dist/web/assets`, served at `/assets`. */
export default defineConfig({
  plugins: [react(), ownTexts(), flatPages()],
  // The server replaces this mark in the HTML by each response's own nonce, as its policy names it.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    target: "es2022",
    // A font inlined as data: would break the policy's font-src.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { desk: "bot/web/page/desk.html" } },
  },
});

/** Leaves the server's sentences out of the pages. */
function ownTexts(): Plugin {
  return {
    name: "page-texts",
    enforce: "pre",
    transform(code, id) {
      if (!/\/locales\/[^/]+\.json(\?|$)/.test(id)) return null;
      const texts = Object.entries(JSON.parse(code) as Record<string, string>);
      const kept = texts.filter(([key]) => pageTexts.some((part) => key.startsWith(`${part}.`)));
      return { code: JSON.stringify(Object.fromEntries(kept)), map: null };
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
