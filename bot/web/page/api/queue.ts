/** Something the reader did that must reach the server: its `key` makes a second try the same act. */
export interface Act {
  key: string;
  /** Where it goes: `draft`, `answer`, `say`. */
  path: ActPath;
  body: Readonly<Record<string, unknown>>;
  /** It has been on the wire, so that its body must not change under its key. */
  tried: boolean;
}

/** The requests that are kept until they are acknowledged. */
export type ActPath = "draft" | "answer" | "say";

/** What the server made of a try; whoever is signed out may sign in again and go on. */
export type Verdict = "acknowledged" | "refused" | "unreachable" | "signedOut";

/** The acts in the order they were done. */
export type Queue = readonly Act[];

/**
 * The queue with one act more. A draft takes up the values of the one before it where nobody has sent that yet;
 * it keeps its own key, since another tab may hold the earlier one.
 */
export function enqueued(queue: Queue, act: Act): Queue {
  const last = queue.at(-1);
  if (!last || !isLaterDraft(last, act)) return [...queue, act];
  const values = { ...valuesOf(last), ...valuesOf(act) };
  return [...queue.slice(0, -1), { ...act, body: { ...act.body, values } }];
}

/** The queue with its first act marked as sent. */
export function sending(queue: Queue): Queue {
  const [first, ...rest] = queue;
  return first ? [{ ...first, tried: true }, ...rest] : queue;
}

/** The queue after a try of the act with that key: what was decided leaves it, what met nobody stays. */
export function tried(queue: Queue, key: string, verdict: Verdict): Queue {
  const decided = verdict === "acknowledged" || verdict === "refused";
  return decided ? queue.filter((act) => act.key !== key) : queue;
}

/** The values of a form that have not reached the server, the later over the earlier. */
export function unsentValues(queue: Queue, formId: string): Record<string, unknown> {
  const own = queue.filter((act) => act.path === "draft" && act.body["formId"] === formId);
  return Object.assign({}, ...own.map(valuesOf)) as Record<string, unknown>;
}

/** Milliseconds to wait before the try that follows `failures` failed ones. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS);
}

const FIRST_PAUSE_MS = 1_000;

// Longer, and a clerk whose connection is back would watch a page that does not know it.
const LONGEST_PAUSE_MS = 15_000;

const isLaterDraft = (last: Act, act: Act): boolean =>
  last.path === "draft" && act.path === "draft" && !last.tried && last.body["formId"] === act.body["formId"];

const valuesOf = (act: Act): Record<string, unknown> => ({
  ...(act.body["values"] as Record<string, unknown> | undefined),
});
