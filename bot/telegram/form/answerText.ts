import { DateTime } from "luxon";
import { t, type Locale } from "../../../locales/index.ts";
import type { Question, Value } from "../../chat.ts";
import { isGiven } from "../../forms/checkForm.ts";

/** An answer in words; empty where none was given. */
export function answerText(question: Question, value: Value | undefined, locale: Locale): string {
  if (!isGiven(value)) return "";
  switch (question.type) {
    case "yesNo":
      return value === true ? (question.yes ?? t(locale, "desk.yes")) : (question.no ?? t(locale, "desk.no"));
    case "choice": {
      const chosen = Array.isArray(value) ? value : [String(value)];
      const labels = chosen.map(
        (each) => question.options.find((option) => option.value === each)?.label ?? each,
      );
      return labels.join(", ");
    }
    case "when":
      return DateTime.fromISO(String(value), { locale }).toLocaleString(
        question.precision === "day" ? DateTime.DATE_MED_WITH_WEEKDAY : DateTime.DATETIME_MED,
      );
    case "score":
    case "text":
      return String(value);
  }
}
