/** A text as SurveyJS writes it: one string for all languages, or one for each locale beside a `default`. */
export type LocalText = string | Readonly<Record<string, string>>;

/** The text in `locale` ("zh-CN" or "zh-cn"), else in its language, else the default, else whatever there is, else "". */
export function localText(text: LocalText | undefined, locale: string): string {
  if (text === undefined || typeof text === "string") return text ?? "";
  const wanted = locale.toLowerCase();
  const candidates = [own(text, wanted), own(text, wanted.split("-")[0]!), own(text, "default")];
  return [...candidates, ...Object.values(text)].find(isSaid) ?? "";
}

const own = (text: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(text, key) ? text[key] : undefined;

// A blank translation is one that nobody has written yet.
const isSaid = (text: string | undefined): boolean => text !== undefined && text.trim() !== "";
