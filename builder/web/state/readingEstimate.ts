import { lines, type Definition } from "../../../models/rules/definition.ts";
import { localText } from "../../../models/rules/localText.ts";
import { speechSeconds } from "../../../models/rules/speech.ts";

/** How long reading these lines aloud is reckoned to take, in seconds, without any answers. */
export function readingEstimate(definition: Definition, names: readonly string[], locale: string): number {
  const wanted = new Set(names);
  return lines(definition)
    .filter(({ line }) => wanted.has(line.name))
    .reduce((sum, { line }) => {
      const text = localText(line.type === "html" ? line.html : line.title, locale);
      const options = "choices" in line ? line.choices : [];
      const choices = options.map((each) =>
        typeof each === "object" ? localText(each.text, locale) || String(each.value) : String(each),
      );
      return sum + speechSeconds([text, ...choices].join(" "), locale);
    }, 0);
}
