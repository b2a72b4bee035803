import { useContext, useMemo } from "react";
import { fillPlaces, type Locale, type TextKey, type TextParams } from "../../locales/index.ts";
import en from "../../locales/en.json?builder";
import zhCN from "../../locales/zh-CN.json?builder";
import { type builderTexts } from "../../ui/pageTexts.ts";
import { LocaleContext } from "../../ui/useText.ts";

const texts: Record<Locale, Readonly<Record<string, string>>> = { "zh-CN": zhCN, en };

/** The name of a sentence that the builder alone shows. */
export type BuilderTextKey = Extract<TextKey, `${(typeof builderTexts)[number]}.${string}`>;

/** The builder's sentences in the reader's language. */
export interface BuilderTexts {
  locale: Locale;
  t(key: BuilderTextKey, params?: TextParams): string;
  /** A sentence that a rule or the server names; undefined where this page does not have it. */
  maybe(key: string, params?: TextParams): string | undefined;
}

/** The builder's sentences, `ui.*` apart, in the reader's language. */
export function useBuilderText(): BuilderTexts {
  const locale = useContext(LocaleContext);
  return useMemo(() => builderTextsIn(locale), [locale]);
}

/** The same outside of React, such as within SurveyJS Creator's own objects. */
export function builderTextsIn(locale: Locale): BuilderTexts {
  const own = texts[locale];
  const maybe = (key: string, params: TextParams = {}): string | undefined =>
    Object.hasOwn(own, key) ? fillPlaces(own[key]!, params) : undefined;
  return { locale, maybe, t: (key, params) => maybe(key, params) ?? key };
}
