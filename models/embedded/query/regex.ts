import { BSONRegExp } from "bson";
import { badValue, location } from "../errors.ts";

/** A regular expression as it comes in a request. */
export const isRegex = (value: unknown): value is BSONRegExp | RegExp =>
  value instanceof BSONRegExp || value instanceof RegExp;

/** Pattern and options, the latter in MongoDB's order. */
export const regexParts = (value: BSONRegExp | RegExp): [pattern: string, options: string] =>
  value instanceof RegExp
    ? [value.source, value.flags.replace(/[^ims]/g, "")]
    : [value.pattern, value.options];

/**
 * The test of strings by a pattern. MongoDB's patterns are PCRE; they are translated where JavaScript means
 * another thing by the same text, and refused (51091) where it lacks it: POSIX classes, possessive and atomic
 * groups, \Q…\E, recursion. A repeated group that itself repeats without bound, `(a+)+`, is refused too, as
 * it could keep the thread busy for ever; nothing else bounds the time of a match. Throws 2 for a null byte
 * and 51108 for an unknown option.
 */
export function compileRegex(pattern: string, options: string): (text: string) => boolean {
  if (pattern.includes("\0")) throw badValue("Regular expression cannot contain an embedded null byte");
  const unknown = /[^imsx]/.exec(options);
  if (unknown) throw location(51108, `invalid flag in regex options: ${unknown[0]}`);
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const flags = new Set(options + (inline?.[1] ?? ""));
  const source = new Translation(pattern.slice(inline?.[0].length ?? 0), flags).source();
  let regex: RegExp;
  try {
    regex = new RegExp(source, flags.has("i") ? "iu" : "u");
  } catch {
    throw invalid(`/${pattern}/ is not understood`);
  }
  return (text) => regex.test(text);
}

const invalid = (why: string) => location(51091, `Regular expression is invalid: ${why}`);

const SPACE = "\\t\\n\\v\\f\\r ";
const NOT_BEFORE_LETTER: Record<string, string> = {
  A: "(?<![^])",
  z: "(?![^])",
  Z: "(?=\\n?(?![^]))",
  s: `[${SPACE}]`,
  S: `[^${SPACE}]`,
  h: "[\\t ]",
  R: "(?:\\r\\n|[\\n\\v\\f\\r])",
};

/** Rewrites one PCRE pattern, piece by piece, as JavaScript's with the flag u. */
class Translation {
  private readonly pattern: string;
  private readonly flags: ReadonlySet<string>;
  private at = 0;
  private out = "";
  /** For each open group, whether something in it repeats without bound. */
  private readonly open: boolean[] = [];

  constructor(pattern: string, flags: ReadonlySet<string>) {
    this.pattern = pattern;
    this.flags = flags;
  }

  source(): string {
    while (this.at < this.pattern.length) this.piece();
    return this.out;
  }

  private piece(): void {
    const char = this.pattern.charAt(this.at++);
    if (char === "\\") this.out += this.escape();
    else if (char === "[") this.out += this.characterClass();
    else if (char === "(") this.group();
    else if (char === ")") this.groupEnd();
    else if (char === "]" || char === "}" || char === "/") this.out += `\\${char}`;
    else if (char === "{") this.brace();
    else if (char === ".") this.out += this.flags.has("s") ? "[^]" : "[^\\n]";
    else if (char === "^") this.out += this.flags.has("m") ? "(?<![^\\n])" : "^";
    else if (char === "$") this.out += this.flags.has("m") ? "(?![^\\n])" : "(?=\\n?(?![^]))";
    else if (this.flags.has("x") && /[\s#]/.test(char)) this.comment(char);
    else this.literal(char);
  }

  private literal(char: string): void {
    this.out += char;
    if ((char === "*" || char === "+") && this.open.length) this.open[this.open.length - 1] = true;
  }

  private escape(): string {
    const char = this.pattern.charAt(this.at++);
    if (!char) throw invalid("\\ at end of pattern");
    if (Object.hasOwn(NOT_BEFORE_LETTER, char)) return NOT_BEFORE_LETTER[char] ?? "";
    return escaped(char);
  }

  private characterClass(): string {
    let inside = this.pattern.startsWith("^", this.at) ? "^" : "";
    this.at += inside.length;
    for (let isFirst = true; ; isFirst = false) {
      const char = this.pattern.charAt(this.at++);
      if (!char) throw invalid("missing terminating ] for character class");
      if (char === "]" && !isFirst) return `[${inside}]`;
      if (char === "[" && /[:.=]/.test(this.pattern.charAt(this.at)))
        throw invalid("POSIX classes are not supported");
      if (char !== "\\") inside += char === "]" || char === "[" ? `\\${char}` : char;
      else {
        const next = this.pattern.charAt(this.at++);
        inside += next === "s" ? SPACE : next === "-" ? "\\-" : escaped(next);
      }
    }
  }

  private group(): void {
    const rest = this.pattern.slice(this.at);
    if (rest.startsWith("?#")) {
      const end = rest.indexOf(")");
      this.at += end < 0 ? rest.length : end + 1;
      return;
    }
    const head = /^\?(?:[:=!]|<[=!]|P?<\w+>)/.exec(rest)?.[0] ?? "";
    this.at += head.length;
    this.out += `(${head.replace("?P<", "?<")}`;
    this.open.push(false);
  }

  private groupEnd(): void {
    const repeats = this.open.pop() ?? false;
    this.out += ")";
    const isRepeated = /^(?:[*+]|\{\d+,\})/.test(this.pattern.slice(this.at));
    if (repeats && isRepeated) throw invalid("a repeated group that repeats without bound is not supported");
    if (repeats && this.open.length) this.open[this.open.length - 1] = true;
  }

  /** A brace that is no quantifier stands for itself. */
  private brace(): void {
    const quantifier = /^\d+(,?)(\d*)\}/.exec(this.pattern.slice(this.at));
    if (!quantifier) {
      this.out += "\\{";
      return;
    }
    this.out += `{${quantifier[0]}`;
    this.at += quantifier[0].length;
    if (quantifier[1] && !quantifier[2] && this.open.length) this.open[this.open.length - 1] = true;
  }

  private comment(char: string): void {
    if (char !== "#") return;
    const end = this.pattern.indexOf("\n", this.at);
    this.at = end < 0 ? this.pattern.length : end + 1;
  }
}

/** PCRE takes a backslash before any sign; JavaScript, with the flag u, only where it is needed. */
const escaped = (char: string): string => (/[A-Za-z0-9^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char);
