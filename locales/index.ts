import en from "./en.json" with { type: "json" };
import zhCN from "./zh-CN.json" with { type: "json" };

const texts = { "zh-CN": zhCN, en } satisfies Record<string, Record<keyof typeof zhCN, string>>;

/** A language that every sentence of the product exists in. */
export type Locale = keyof typeof texts;

/** The name of a sentence; the files of both languages hold the same ones. */
export type TextKey = keyof typeof zhCN;

/** What stands in a sentence's `{placeholders}`. */
export type TextParams = Record<string, string | number>;

/** Every language, the default one first. */
export const locales = Object.keys(texts) as Locale[];

/** The sentence of that name in a language, its `{placeholders}` filled; one without a value stays visible. */
export function t(locale: Locale, key: TextKey, params: TextParams = {}): string {
  return fillPlaces(texts[locale][key], params);
}

/** A sentence with its `{placeholders}` filled; one without a value stays visible. */
export function fillPlaces(sentence: string, params: TextParams): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  );
}
