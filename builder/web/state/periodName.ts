import { type Locale } from "../../../locales/index.ts";
import { builderTextsIn } from "../useBuilderText.ts";

/** What a period is called: `2026Q3` is "2026 年第三季度"; whatever is none keeps its code. */
export function periodName(code: string, locale: Locale): string {
  const [, year, quarter] = /^(\d{4})Q([1-4])$/.exec(code) ?? [];
  if (year === undefined || quarter === undefined) return code;
  const { t } = builderTextsIn(locale);
  const name = [
    t("builder.quarter.1"),
    t("builder.quarter.2"),
    t("builder.quarter.3"),
    t("builder.quarter.4"),
  ];
  return t("builder.quarter", { year, quarter: name[Number(quarter) - 1]! });
}
