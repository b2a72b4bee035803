import { type Question, type Values } from "../../../form.ts";
import { type Texts } from "../../../../ui/useText.ts";

/** An answer in a word or two, for a chip or a table; a dash where there is none. */
export function answerText(question: Question, values: Values, { t }: Pick<Texts, "t">): string {
  const value = values[question.key];
  if (value === undefined || value === null || value === "") return "–";
  if (question.type === "yesNo") {
    return value === true ? (question.yes ?? t("desk.yes")) : (question.no ?? t("desk.no"));
  }
  if (question.type !== "choice") return String(value);
  const chosen = Array.isArray(value) ? value : [String(value)];
  return chosen
    .map((each) => question.options.find((option) => option.value === each)?.label ?? each)
    .join(", ");
}
