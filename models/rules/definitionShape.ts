import { type z } from "zod";
import { type Definition, type Element, type Line } from "./definition.ts";
import { type DefinitionProblem } from "./definitionProblem.ts";
import { lineSchemas, pageSchema, panelSchema, rootSchema } from "./definitionSchema.ts";

/** What could be read of a definition: all of its sound parts, and what is wrong with the shape of the rest. */
export interface Shape {
  definition: Definition;
  /** False where kind, overall, opening or another setting of the whole could not be read and is made up. */
  rootIsSound: boolean;
  /** Names of the lines that were left out as unsound. */
  unsound: string[];
  problems: DefinitionProblem[];
}

/** Reads a definition part by part against the allow-list: one bad line hides no fault of another. */
export function readShape(value: unknown): Shape {
  const empty: Definition = { kind: "service", overall: "", opening: "", closing: "" };
  const shape: Shape = { definition: empty, rootIsSound: true, unsound: [], problems: [] };
  const root = read(rootSchema, value, shape);
  shape.rootIsSound = root !== undefined;
  // SurveyJS shows one or the other; a definition with both would ask what the screen does not show.
  if (root?.pages && root.elements) note(shape, {}, unknownProperty("elements"));
  shape.definition = {
    ...(root ?? empty),
    pages: list(value, "pages").map((page) => ({
      ...(read(pageSchema, page, shape) ?? { name: "" }),
      elements: list(page, "elements").flatMap((each) => readElement(each, shape)),
    })),
    elements: list(value, "elements").flatMap((each) => readElement(each, shape)),
  };
  return shape;
}

function readElement(value: unknown, shape: Shape): Element[] {
  if (field(value, "type") !== "panel") return readLine(value, shape);
  const panel = read(panelSchema, value, shape) ?? { type: "panel" as const, name: "" };
  return [{ ...panel, elements: list(value, "elements").flatMap((each) => readLine(each, shape)) }];
}

function readLine(value: unknown, shape: Shape): Line[] {
  const type = field(value, "type");
  const line = isLineType(type) ? read<Line>(lineSchemas[type], value, shape) : undefined;
  if (line) return [line];
  if (!isLineType(type))
    note(shape, value, type === "panel" ? { code: "definition.nestedPanel" } : unknown(type));
  const name = field(value, "name");
  if (typeof name === "string") shape.unsound.push(name);
  return [];
}

const isLineType = (type: unknown): type is keyof typeof lineSchemas =>
  typeof type === "string" && Object.hasOwn(lineSchemas, type);

const unknown = (type: unknown): DefinitionProblem =>
  type === undefined
    ? { code: "definition.missing", params: { property: "type" } }
    : { code: "definition.unknownType", params: { type: String(JSON.stringify(type)).slice(0, 60) } };

const unknownProperty = (property: string): DefinitionProblem => ({
  code: "definition.unknownProperty",
  params: { property: property.slice(0, 60) },
});

/** One part; its unknown properties are named and dropped, so that the rules still see what it is. */
function read<T>(schema: z.ZodType<T> & { shape: object }, value: unknown, shape: Shape): T | undefined {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const property of Object.keys(value)) {
      if (Object.hasOwn(schema.shape, property)) continue;
      note(shape, value, unknownProperty(property));
    }
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) note(shape, value, problemOf(issue, value));
  return undefined;
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): DefinitionProblem {
  const [first, ...deeper] = issue.path.map(String);
  if (first === undefined) return { code: "definition.wrongType", params: { property: "" } };
  const property = [first, ...deeper].join(".");
  if (/^rate(Min|Max|Count|Step)$/.test(first))
    return { code: "definition.ratingScale", params: { property } };
  const absent = deeper.length === 0 && field(value, first) === undefined;
  return { code: absent ? "definition.missing" : "definition.wrongType", params: { property } };
}

function note(shape: Shape, part: unknown, problem: DefinitionProblem): void {
  const item = field(part, "name");
  shape.problems.push(typeof item === "string" ? { ...problem, item: item.slice(0, 60) } : problem);
}

function list(value: unknown, key: string): unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
