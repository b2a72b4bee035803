import { type Refusal, type Route, type Wire } from "../wire.ts";

/** What came back: the answer, or why there is none; `lost` is worth another try with the same key. */
export type Reply<Answer> =
  | { kind: "answer"; answer: Answer }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "signedOut" }
  | { kind: "lost" };

/** What a route answers. */
export type AnswerOf<R extends Route> = Wire[R]["answer"];

/** What a route takes beside the places in its address. */
export type Ask<R extends Route> = Plain &
  (Wire[R] extends { body: infer Body } ? { body: Body } : { body?: undefined }) &
  (Wire[R] extends { query: infer Asked extends Query } ? { query?: Asked } : { query?: undefined });

interface Plain {
  /** What stands in the address for `:owner`, `:kind` and `:version`. */
  at?: Readonly<Record<string, string | number>>;
  signal?: AbortSignal;
  /** Sent even if the page is closed meanwhile. */
  keepalive?: boolean;
}

/** Asks the builder's server along one of its routes; never throws. */
export async function ask<R extends Route>(route: R, how: Ask<R>): Promise<Reply<AnswerOf<R>>> {
  const { at, query, body, signal, keepalive = false }: Plain & { query?: Query; body?: unknown } = how;
  const [method] = route.split(" ");
  try {
    const response = await fetch(addressOf(route, at, query), {
      method: method!,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      credentials: "same-origin",
      keepalive,
      signal: signal ?? AbortSignal.timeout(PATIENCE_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return await replyOf<AnswerOf<R>>(response);
  } catch {
    return { kind: "lost" };
  }
}

type Query = Readonly<Record<string, string | undefined>>;

/** The address of a route: `GET /of/:owner` of cd01 is `/builder/api/of/cd01`. */
export function addressOf(
  route: Route,
  at: Readonly<Record<string, string | number>> = {},
  query: Query = {},
): string {
  const path = route
    .split(" ")[1]!
    .replace(/:(\w+)/g, (_, place: string) => encodeURIComponent(String(at[place] ?? "")));
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const search = new URLSearchParams(given).toString();
  return `/builder/api${path}${search && `?${search}`}`;
}

/** A fresh key for an act: 96 random bits, so that two computers never make the same one. */
export function newKey(): string {
  // Not randomUUID: browsers offer that on https alone, and a store may serve its pages in the house without it.
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Longer than the slowest aggregation over a store's years.
const PATIENCE_MS = 15_000;

async function replyOf<Answer>(response: Response): Promise<Reply<Answer>> {
  const { status } = response;
  if (status === 401) return { kind: "signedOut" };
  if (status === 408 || status === 429 || status >= 500) return { kind: "lost" };
  const read = (await response.json().catch(() => undefined)) as unknown;
  if (response.ok) return { kind: "answer", answer: read as Answer };
  return { kind: "refused", refusal: isRefusal(read) ? read : { error: "badRequest", message: "" } };
}

const isRefusal = (body: unknown): body is Refusal =>
  typeof body === "object" && body !== null && "error" in body && "message" in body;
