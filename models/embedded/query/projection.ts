import { isPlain, type Doc } from "../bson.ts";
import { location } from "../errors.ts";
import { checkedParts, compileExpression, environmentOf } from "./expression.ts";
import { idFirst } from "./fields.ts";
import { FIND_OPERATORS, keepItem } from "./findProjection.ts";
import { isNumeric, toDouble } from "./numbers.ts";
import { withNow, type QueryOptions } from "./options.ts";
import { compilePositional } from "./positional.ts";
import { compute, computes, exclude, include, putAt, type Leaf, type Shape } from "./shape.ts";

/** Whether there is anything to project. */
export const hasProjection = (projection: unknown): projection is Doc =>
  isPlain(projection) && Object.keys(projection).length > 0;

/**
 * Compiles the projection of a `find`; the filter serves the positional `list.$`. Throws 31253 and 31254
 * where inclusions and exclusions are mixed, 31249 and 31250 where paths collide, 51246 while projecting
 * where `list.$` finds no item. The documents given are left as they are.
 */
export function compileProjection(
  projection: Doc,
  filter: Doc,
  options: QueryOptions = {},
): (doc: Doc) => Doc {
  const plan = new ProjectionPlan(options, filter);
  plan.read(projection, []);
  return plan.compiled();
}

/**
 * As `compileProjection`, for the stage `$project`, which has no `$elemMatch`, no find's `$slice` and no
 * `list.$`.
 */
export function compileProjectStage(projection: Doc, options: QueryOptions = {}): (doc: Doc) => Doc {
  const plan = new ProjectionPlan(options);
  plan.read(projection, []);
  return plan.compiled();
}

type Mode = "inclusion" | "exclusion";

/** Reads a projection into a shape, and settles on the way whether it includes or excludes. */
class ProjectionPlan {
  private readonly options: QueryOptions;
  /** Only `find` has one. */
  private readonly filter: Doc | undefined;
  private readonly shape: Shape = new Map();
  private readonly positional: { parts: string[]; indexOf: (doc: Doc) => number | undefined }[] = [];
  private mode: Mode | undefined;
  private id: boolean | undefined;
  private hasSlice = false;
  private hasElemMatch = false;

  constructor(options: QueryOptions, filter?: Doc) {
    this.options = withNow(options);
    this.filter = filter;
  }

  read(projection: Doc, prefix: string[]): void {
    for (const name of Object.keys(projection)) {
      const value: unknown = projection[name];
      if (this.filter && name.endsWith(".$"))
        this.readPositional([...prefix, ...checkedParts(name.slice(0, -2))]);
      else this.readField([...prefix, ...checkedParts(name)], value);
    }
  }

  compiled(): (doc: Doc) => Doc {
    const { shape, options } = this;
    if ((this.mode ?? this.defaultMode()) === "exclusion") {
      if (this.id === false) shape.set("_id", { kind: "exclude" });
      return (doc) => exclude(doc, shape);
    }
    if (this.id !== false && !shape.has("_id")) shape.set("_id", { kind: "include" });
    const hasComputed = computes(shape);
    return (doc) => {
      const kept = include(doc, shape);
      const made = hasComputed ? compute(kept, shape, environmentOf(doc, options)) : kept;
      for (const { parts, indexOf } of this.positional) keepItem(made, parts, indexOf(doc));
      return idFirst(made);
    };
  }

  /**
   * What a projection is that names no field plainly; `$slice` alone keeps the rest, `$elemMatch` alone does
   * not.
   */
  private defaultMode(): Mode {
    if (this.hasSlice) return this.id ? "inclusion" : "exclusion";
    return this.hasElemMatch || this.id ? "inclusion" : "exclusion";
  }

  private readField(parts: string[], value: unknown): void {
    const isFlag = typeof value === "boolean" || isNumeric(value);
    const path = parts.join(".");
    if (isFlag) {
      const isKept = typeof value === "boolean" ? value : toDouble(value) !== 0;
      if (path === "_id") this.id = isKept;
      else this.put(parts, { kind: isKept ? "include" : "exclude" }, isKept ? "inclusion" : "exclusion");
      return;
    }
    if (isPlain(value)) {
      const [name] = Object.keys(value);
      if (name === undefined)
        throw location(
          51270,
          `An empty sub-projection is not a valid value. Found empty object at path ${path}`,
        );
      if (!name.startsWith("$")) {
        this.read(value, parts);
        return;
      }
      if (this.readFindOperator(parts, name, value)) return;
    }
    if (path === "_id") this.id = true;
    this.put(parts, { kind: "compute", evaluate: compileExpression(value, this.options) }, "inclusion");
  }

  /** `$slice` with numbers and `$elemMatch` change an array and leave open whether the rest is kept. */
  private readFindOperator(parts: string[], name: string, value: Doc): boolean {
    const read = this.filter && FIND_OPERATORS.get(name);
    const leaf = read?.(value[name], this.options);
    if (!leaf) return false;
    if (name === "$elemMatch" && parts.length > 1)
      throw location(31275, "Cannot use $elemMatch projection on a nested field.");
    if (name === "$elemMatch" && this.positional.length)
      throw location(31255, "Cannot specify positional operator and $elemMatch.");
    this.hasSlice ||= name === "$slice";
    this.hasElemMatch ||= name === "$elemMatch";
    putAt(this.shape, parts, leaf, [31250, 31249]);
    return true;
  }

  private readPositional(parts: string[]): void {
    if (this.positional.length)
      throw location(31276, "Cannot specify more than one positional projection per query.");
    if (this.hasElemMatch) throw location(31256, "Cannot specify positional operator and $elemMatch.");
    this.put(parts, { kind: "include" }, "inclusion");
    this.positional.push({
      parts,
      indexOf: compilePositional(this.filter ?? {}, parts.join("."), this.options),
    });
  }

  private put(parts: string[], leaf: Leaf, mode: Mode): void {
    if (this.mode && this.mode !== mode) {
      const [code, what] = mode === "inclusion" ? [31253, "inclusion"] : [31254, "exclusion"];
      throw location(
        code as number,
        `Cannot do ${what} on field ${parts.join(".")} in ${this.mode} projection`,
      );
    }
    this.mode = mode;
    putAt(this.shape, parts, leaf, [31250, 31249]);
  }
}
