import type { Api } from "grammy";

/** grammY names the signals of a package for old runtimes; what it takes are those of the platform. */
type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** A signal of the platform under the name that grammY's types have for it. */
export function ofGrammy(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}
