import { type Definition } from "../../../models/rules/definition.ts";
import { readShape } from "../../../models/rules/definitionShape.ts";

/** A definition read from Creator's JSON, without what Creator adds for itself. */
export interface DraftJson {
  definition: Definition;
  /** The same as sent to the server, which checks it again; key order is Creator's, so that equal drafts look equal. */
  text: string;
}

/** Reads what Creator holds; `before` is what it was given, whose language of display stays its own. */
export function readDraft(json: unknown, before: Definition): DraftJson {
  const tidy = tidied(json);
  const { locale: _, ...rest } = isRecord(tidy) ? tidy : {};
  const whole = { ...rest, ...(before.locale !== undefined && { locale: before.locale }) };
  const { pages, elements, ...root } = readShape(whole).definition;
  const definition = { ...root, ...(pages?.length ? { pages } : { elements: elements ?? [] }) };
  return { definition, text: JSON.stringify(definition) };
}

// What dragging and resizing leave behind: a telephone call has no columns.
const LAYOUT = new Set(["startWithNewLine", "width", "minWidth", "maxWidth", "rateValues", "autoGenerate"]);

function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !LAYOUT.has(key));
  const tidy: Record<string, unknown> = Object.fromEntries(entries.map(([key, each]) => [key, tidied(each)]));
  // Creator leaves out what is its own default; a telephone's rating always says its ten steps.
  if (tidy["type"] === "rating") Object.assign(tidy, { rateMax: 10, rateCount: 10 });
  // A code is written twice where it is written at all, and is changed in one place.
  if (typeof tidy["itemCode"] === "string") tidy["itemCode"] = tidy["name"];
  return tidy;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
