import type { Locale } from "../../../locales/index.ts";

/** Picks the words of a language; what the fake store says exists in both. */
export type Say = (zh: string, en: string) => string;

/** The words of the fake store in one language. */
export const sayIn =
  (locale: Locale): Say =>
  (zh, en) =>
    locale === "en" ? en : zh;

/** A moment of the fake store's day, which is 24 November 2026 in Shanghai. */
export const at = (clock: string, day = "2026-11-24"): string =>
  new Date(`${day}T${clock}:00+08:00`).toISOString();
