import { localText } from "../../../models/rules/localText.ts";
import { plainText } from "../../../models/rules/speech.ts";
import { type Definition } from "../../../models/rules/definition.ts";
import { type Difference } from "../../../models/rules/differences.ts";
import { type BuilderTexts } from "../useBuilderText.ts";
import { lineOf, wordsOf } from "./lineOf.ts";
import { percent } from "./score.ts";

/** A text of a line as it was and as it is; `property` where it is not the line's own wording. */
export interface ChangedText {
  property?: string;
  before: string;
  after: string;
}

/** What a changed line is called: its own words, before or after; the questionnaire itself by its name. */
export function nameOfChanged(
  { item, before, after }: Difference,
  among: readonly Definition[],
  { t, locale }: BuilderTexts,
): string {
  if (item === "") return t("builder.changes.whole");
  const found = among.map((definition) => lineOf(definition, item)).find((line) => line !== undefined);
  const words = wordsIn(before, locale) || wordsIn(after, locale) || (found ? wordsOf(found, locale) : item);
  const all = [...words];
  return all.length > LONGEST ? `${all.slice(0, LONGEST - 1).join("")}…` : words;
}

const LONGEST = 30;

/** The wordings that differ; of an added or removed line the whole one. */
export function changedTexts(difference: Difference, { locale, maybe }: BuilderTexts): ChangedText[] {
  const { kind, before, after, properties = [] } = difference;
  if (kind === "added") return [{ before: "", after: wordsIn(after, locale) }];
  if (kind === "removed") return [{ before: wordsIn(before, locale), after: "" }];
  return properties
    .filter(({ property }) => texts.has(property))
    .map(({ property, before, after }) => {
      const name =
        property === "title" || property === "html" ? undefined : maybe(`builder.property.${property}`);
      const [was, is] = differing(before, after, locale);
      return { ...(name !== undefined && { property: name }), before: was, after: is };
    });
}

/** The settings that differ, each by its name. */
export function changedValues(
  { kind, properties = [] }: Difference,
  { maybe, t }: BuilderTexts,
): { property: string; before: string; after: string }[] {
  if (kind === "added" || kind === "removed") return [];
  return properties
    .filter(({ property }) => !texts.has(property))
    .map(({ property, before, after }) => ({
      property: maybe(`builder.property.${property}`) ?? property,
      before: valueIn(before ?? unsaid[property], property, t),
      after: valueIn(after ?? unsaid[property], property, t),
    }));
}

const texts = new Set(["title", "html", "shortName", "description", "commentText"]);

function wordsIn(line: unknown, locale: string): string {
  if (typeof line !== "object" || line === null) return "";
  const text = "html" in line ? line.html : "title" in line ? line.title : undefined;
  return textIn(text, locale);
}

// In the reader's language; where nothing differs in that one, in the other that does.
function differing(before: unknown, after: unknown, locale: string): [string, string] {
  const other = locale === "en" ? "zh-CN" : "en";
  const [was, is] = [textIn(before, locale), textIn(after, locale)];
  return was === is ? [textIn(before, other), textIn(after, other)] : [was, is];
}

function textIn(text: unknown, locale: string): string {
  if (typeof text === "string") return spoken(text);
  if (typeof text !== "object" || text === null) return "";
  const entries = Object.entries(text).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return spoken(localText(Object.fromEntries(entries), locale));
}

const spoken = (text: string): string => plainText(text).replace(/\s+/g, " ").trim();

// What a property means where nothing is said.
const unsaid: Record<string, unknown> = {
  ...{ askRate: 1, target: 9, showCommentArea: false, isRequired: false, anchor: false, locked: false },
};

function valueIn(value: unknown, property: string, t: BuilderTexts["t"]): string {
  if (value === undefined || value === null) return "–";
  if (typeof value === "boolean") return t(value ? "builder.yes" : "builder.no");
  if (typeof value === "number") return property === "askRate" ? percent(value) : String(value);
  if (Array.isArray(value)) return value.map((each) => valueIn(each, property, t)).join(", ");
  if (typeof value === "object") {
    const words = "text" in value ? value.text : "value" in value ? value.value : value;
    return typeof words === "object" ? Object.values(words ?? {}).join(" / ") : String(words);
  }
  return String(value);
}
