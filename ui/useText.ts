import { createContext, useContext, useMemo } from "react";
import { t as translate, type Locale, type TextKey, type TextParams } from "../locales/index.ts";
import zhCN from "../locales/zh-CN.json" with { type: "json" };
import { type pageTexts } from "./pageTexts.ts";

/** The name of a sentence that pages show. */
export type PageTextKey = Extract<TextKey, `${(typeof pageTexts)[number]}.${string}`>;

/** The language in which the page is read. */
export const LocaleContext = createContext<Locale>("zh-CN");

/** The reader's language and his sentences in it. */
export interface Texts {
  locale: Locale;
  t(key: PageTextKey, params?: TextParams): string;
  /** A sentence that the server names; undefined where this page does not have it. */
  maybe(key: string, params?: TextParams): string | undefined;
}

/** The sentences of `locales/` in the reader's language. */
export function useText(): Texts {
  const locale = useContext(LocaleContext);
  return useMemo(
    () => ({
      locale,
      t: (key, params) => translate(locale, key, params),
      maybe: (key, params) => (isTextKey(key) ? translate(locale, key, params) : undefined),
    }),
    [locale],
  );
}

const isTextKey = (key: string): key is TextKey => Object.hasOwn(zhCN, key);
