import { type Locale } from "../../../locales/index.ts";
import { isItem, type Definition } from "../../../models/rules/definition.ts";
import { localText } from "../../../models/rules/localText.ts";
import { testText } from "../texts.ts";
import { type BuilderTexts } from "../useBuilderText.ts";
import { toRows, type ConditionRow, type ConditionRows } from "./conditionRows.ts";
import { lineOf, nameOf } from "./lineOf.ts";

/** When a line is asked, as one says it: "only if ‹waiting time› is at most 6". */
export function conditionWords(
  condition: string | undefined,
  definition: Definition,
  spoken: Locale,
  { t }: BuilderTexts,
): string {
  if (condition === undefined) return t("builder.condition.always");
  const rows = toRows(condition);
  if (!rows) return t("builder.condition.other", { condition });
  const range = rangeWords(rows, definition, spoken, t);
  const parts = range ? [range] : rows.rows.map((row) => rowWords(row, definition, spoken, t));
  const join = t(rows.join === "and" ? "builder.condition.and" : "builder.condition.or");
  return t("builder.condition.only", { when: parts.join(join) });
}

/** "7 to 8" says it shorter than "at least 7, and at most 8". */
function rangeWords(
  { join, rows }: ConditionRows,
  definition: Definition,
  spoken: Locale,
  t: BuilderTexts["t"],
): string | undefined {
  const [from, to] = rows;
  if (join !== "and" || rows.length !== 2 || from?.item !== to?.item) return undefined;
  if (from?.test !== "atLeast" || to?.test !== "atMost") return undefined;
  const item = nameOf(definition, from.item, spoken);
  return t("builder.condition.between", { item, from: String(from.value), to: String(to.value) });
}

function rowWords(row: ConditionRow, definition: Definition, spoken: Locale, t: BuilderTexts["t"]): string {
  const item = nameOf(definition, row.item, spoken);
  const value = row.value === undefined ? "" : valueWords(row, definition, spoken, t);
  return t("builder.condition.row", { item, test: t(testText[row.test]), value }).trim();
}

/** What an answer is called: yes and no, a choice's text, a score itself. */
export function valueWords(
  { item, value }: Pick<ConditionRow, "item" | "value">,
  definition: Definition,
  spoken: Locale,
  t: BuilderTexts["t"],
): string {
  if (typeof value === "boolean") return t(value ? "builder.yes" : "builder.no");
  const line = lineOf(definition, item);
  const options = line && isItem(line) && "choices" in line ? line.choices : [];
  const option = options.find((each) => (typeof each === "object" ? each.value : each) === value);
  const text = typeof option === "object" ? localText(option.text, spoken) : "";
  return text || String(value);
}
