import type { Readable } from "node:stream";
import type { request } from "undici";

/** What a platform's client sends: the part of `fetch`'s own that it makes use of. */
export interface PlainRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | FormData | Readable;
  signal?: AbortSignal;
}

/** What it gets: the part of `fetch`'s answer that it reads. */
export type PlainAnswer = Pick<
  Response,
  "ok" | "status" | "statusText" | "url" | "arrayBuffer" | "json" | "text"
> & { headers: { get(name: string): string | null; entries(): Iterable<[string, string]> } };

/** The codes of a connection that was never made. */
const NEVER_MADE = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

// It is loaded with the first call, as the platforms' own clients are.
let loading: Promise<{ request: typeof request }> | undefined;

/**
 * Calls a platform as `fetch` does, by the plainer door of the same client: the streams that `fetch` wraps every answer
 * in cost four times what the call does, and so do those of grammY's own. Throws `fetch`'s TypeError, with what
 * happened as its cause, where no answer comes, or where it sends elsewhere: a token is for nobody else.
 */
export async function fetchPlainly(url: string | URL, init: PlainRequest = {}): Promise<PlainAnswer> {
  const { method = "GET", headers = {}, body, signal = null } = init;
  // A form has no bytes before `fetch` gives it some; a file that goes up comes once in a day.
  if (body instanceof FormData) return fetch(url, init as RequestInit);
  const plainly = await (loading ??= import("undici"));
  const answer = await plainly
    .request(url, {
      ...{ method: method as "POST", headers, signal },
      ...(body !== undefined && { body }),
    })
    .catch(failed);
  const { statusCode: status, statusText, headers: got } = answer;
  if (status >= 300 && status < 400) {
    await answer.body.dump();
    failed(new Error("unexpected redirect"));
  }
  const inOne = (value?: string | string[]): string | null => (value ? [value].flat().join(", ") : null);
  return {
    ...{ ok: status >= 200 && status < 300, status, statusText, url: String(url) },
    headers: {
      get: (name) => inOne(got[name.toLowerCase()]),
      entries: () => Object.entries(got).map(([name, value]) => [name, inOne(value) ?? ""]),
    },
    arrayBuffer: () => answer.body.arrayBuffer().catch(failed),
    json: () => answer.body.json().catch(failed),
    text: () => answer.body.text().catch(failed),
  };
}

/** The system's word for why no answer came. */
export function codeOf(thrown: unknown): string | undefined {
  return ((thrown as Error | undefined)?.cause as { code?: string } | undefined)?.code;
}

/** Nobody listened there, so that nothing can have been done. */
export function wasNeverSent(thrown: unknown): boolean {
  return NEVER_MADE.includes(codeOf(thrown) ?? "");
}

function failed(cause: unknown): never {
  throw new TypeError("fetch failed", { cause });
}
