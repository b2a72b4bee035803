import type { Api, ApiClientOptions } from "grammy";
import { fetchPlainly } from "../../plainFetch.ts";

type Fetch = NonNullable<ApiClientOptions["fetch"]>;
type Signal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** How grammY calls the Bot API: Telegram's own or the one at `apiRoot`, whose answer it waits `timeoutSeconds` for. */
export function clientOptions(apiRoot: string | undefined, timeoutSeconds: number): ApiClientOptions {
  return {
    timeoutSeconds,
    // grammY's types are those of a package for old runtimes; it reads nothing but the answer's JSON.
    fetch: fetchPlainly as unknown as Fetch,
    ...(apiRoot !== undefined && { apiRoot }),
  };
}

/** A signal of the platform under the name that grammY's types have for it. */
export function ofGrammy(signal: AbortSignal): Signal {
  return signal as unknown as Signal;
}
