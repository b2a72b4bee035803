import { type Doc } from "../bson.ts";
import { writeError } from "../errors.ts";
import { type CommandContext } from "./command.ts";
import { meanwhile } from "./meanwhile.ts";

/** A statement that cannot be done within one transaction's time. */
export const TOO_LONG = Symbol("too long");

/** How the statements of a write command are carried out. */
export interface StatementRunner<S, R> {
  /** Does what can be done of a statement before its turn; changes nothing. */
  ahead?(statement: S): void;
  /** Does a statement at once, inside the transaction; changes nothing if it is too long for that. */
  now(statement: S): R | typeof TOO_LONG;
  /** Does one that was too long, making way for others meanwhile. */
  slowly(statement: S): Promise<R>;
}

/** What came of the statements: results by their index, and `writeErrors` for the answer. */
export interface Outcome<R> {
  results: Map<number, R>;
  errors: { writeErrors?: Doc[] };
}

/**
 * Runs the statements of a command in turn; stops at the first error unless the command is unordered. As many as fit
 * into a slice of time share a transaction. If the disk refuses one, all its statements have failed, of which an
 * ordered command tells the first.
 */
export async function runStatements<S, R>(
  { store, operation }: CommandContext,
  statements: readonly S[],
  ordered: boolean,
  runner: StatementRunner<S, R>,
): Promise<Outcome<R>> {
  const results = new Map<number, R>();
  const writeErrors: Doc[] = [];
  let at = 0;
  let ms = FIRST_SLICE_MS;
  let slice: Slice<S, R>;
  const following = runner.ahead && eachOf(statements, () => slice.at, runner.ahead);
  while (at < statements.length && !(ordered && writeErrors.length)) {
    const { arrivals } = operation;
    slice = new Slice<S, R>(statements, at, ordered);
    try {
      const written = store.write(() => slice.run(runner, ms));
      await (following && statements.length - at > 1 ? meanwhile(written, following) : written);
    } catch (error) {
      const end = ordered ? at + 1 : Math.max(slice.at, at + 1);
      while (at < end) writeErrors.push(writeError(at++, error));
      continue;
    }
    for (const [index, result] of slice.results.entries())
      if (result !== undefined) results.set(at + index, result);
    writeErrors.push(...slice.errors);
    at = slice.at;
    ms = nextSliceMs(ms, operation.arrivals === arrivals, store.commitMs);
    if (!slice.tooLong) continue;
    try {
      results.set(at, await runner.slowly(statements[at]!));
    } catch (error) {
      writeErrors.push(writeError(at, error));
    }
    at++;
  }
  return { results, errors: writeErrors.length ? { writeErrors } : {} };
}

/** Does something with each of some statements that is not past already, one at a time. */
function* eachOf<S>(statements: readonly S[], past: () => number, action: (statement: S) => void) {
  for (let i = past(); i < statements.length; i = Math.max(i + 1, past())) yield action(statements[i]!);
}

/** How long the first slice of a command may take, and any after which others wait, in milliseconds. */
const FIRST_SLICE_MS = 20;
const MOST_WITH_COMMIT_MS = 60;

/**
 * How long the next slice of a command's writes may take. A transaction writes each page that it touches once, so many
 * short ones write the same pages again and again: while nobody else is there, slices grow; who comes then waits for
 * one, and for its commit, which takes longer on slower disks: the most is for both.
 */
function nextSliceMs(lastMs: number, isAlone: boolean, commitMs: number): number {
  const most = isAlone ? MOST_WITH_COMMIT_MS - commitMs : 0;
  return Math.max(Math.min(lastMs * 2, most), FIRST_SLICE_MS);
}

/** The statements that one transaction runs, from `at` on. */
class Slice<S, R> {
  /** By the statement's place in the slice; undefined where it failed. */
  results: (R | undefined)[] = [];
  errors: Doc[] = [];
  /** The first statement that has not been run. */
  at: number;
  /** It is too long to be run here. */
  tooLong = false;
  private readonly statements: readonly S[];
  private readonly first: number;
  private readonly ordered: boolean;

  constructor(statements: readonly S[], first: number, ordered: boolean) {
    this.statements = statements;
    this.first = first;
    this.at = first;
    this.ordered = ordered;
  }

  /** Forgets an earlier run, which was undone. */
  run(runner: StatementRunner<S, R>, ms: number): void {
    const started = performance.now();
    this.results = [];
    this.errors = [];
    this.at = this.first;
    this.tooLong = false;
    do {
      const index = this.at;
      try {
        const result = runner.now(this.statements[index]!);
        if (result === TOO_LONG) this.tooLong = true;
        else this.results.push(result);
      } catch (error) {
        this.results.push(undefined);
        this.errors.push(writeError(index, error));
      }
      if (this.tooLong) return;
      this.at++;
      if (this.ordered && this.errors.length) return;
    } while (this.at < this.statements.length && performance.now() - started < ms);
  }
}
