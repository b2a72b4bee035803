import { isItem, lines, type Definition, type Line } from "../../../models/rules/definition.ts";
import { itemName } from "../../../models/rules/itemName.ts";
import { localText } from "../../../models/rules/localText.ts";
import { plainText } from "../../../models/rules/speech.ts";

/** The line of that name, wherever it stands. */
export function lineOf(definition: Definition, name: string): Line | undefined {
  return lines(definition)
    .map(({ line }) => line)
    .find((line) => line.name === name);
}

/** What is said aloud of a line, without markup; its name where it has no words yet. */
export function wordsOf(line: Line, locale: string): string {
  const text = localText(line.type === "html" ? line.html : line.title, locale);
  return plainText(text).replace(/\s+/g, " ").trim() || line.name;
}

/** What is said aloud of the line of that name. */
export function wordsOfName(definition: Definition, name: string, locale: string): string {
  const line = lineOf(definition, name);
  return line ? wordsOf(line, locale) : name;
}

/** What a line is called: an item by its name, a script by its words. */
export function nameOf(definition: Definition, line: string, locale: string): string {
  const found = lineOf(definition, line);
  return found && isItem(found) ? itemName(found, locale) : wordsOfName(definition, line, locale);
}
