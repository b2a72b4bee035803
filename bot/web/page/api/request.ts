import { type Verdict } from "./queue.ts";

/** What came back: the body where it was a good answer, else why not; `unreachable` is worth another try. */
export type Reply<Body> =
  | { verdict: "acknowledged"; body: Body }
  | { verdict: "refused"; status: number; message?: string }
  | { verdict: "unreachable" | "signedOut" };

/** Sends one request to the desk's own server; never throws. */
export async function request<Body>(
  path: string,
  options: { method?: "GET" | "POST" | "PATCH" | "DELETE"; body?: unknown; signal?: AbortSignal } = {},
): Promise<Reply<Body>> {
  const { method = "GET", body, signal } = options;
  try {
    const response = await fetch(`/desk/api/${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      credentials: "same-origin",
      signal: signal ?? AbortSignal.timeout(PATIENCE_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const verdict = verdictOf(response.status);
    if (verdict === "unreachable" || verdict === "signedOut") return { verdict };
    const read = (await response.json().catch(() => undefined)) as unknown;
    if (verdict === "acknowledged") return { verdict, body: read as Body };
    return { verdict, status: response.status, ...messageOf(read) };
  } catch {
    return { verdict: "unreachable" };
  }
}

/** What a status means for the act it answers: too many requests and a server in trouble are worth another try. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return "acknowledged";
  if (status === 401) return "signedOut";
  return status === 408 || status === 429 || status >= 500 ? "unreachable" : "refused";
}

const PATIENCE_MS = 10_000;

function messageOf(body: unknown): { message?: string } {
  if (typeof body !== "object" || body === null || !("message" in body)) return {};
  return typeof body.message === "string" ? { message: body.message } : {};
}
