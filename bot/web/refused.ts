import type { ErrorRequestHandler } from "express";
import { ZodError } from "zod";
import { AppError } from "../../locales/appError.ts";
import type { Locale, TextKey } from "../../locales/index.ts";
import type { Refusal, RefusalCode } from "./wire.ts";

/** The status of each refusal, and its sentence. */
const refusals: Record<RefusalCode, { status: number; text: TextKey }> = {
  badRequest: { status: 400, text: "chat.web.badRequest" },
  signedOut: { status: 401, text: "chat.web.signedOut" },
  foreignOrigin: { status: 403, text: "chat.web.foreignOrigin" },
  notFound: { status: 404, text: "chat.web.notFound" },
  refused: { status: 409, text: "chat.web.refused" },
  parked: { status: 409, text: "chat.parked" },
  tooLarge: { status: 413, text: "chat.web.tooLarge" },
  tooMany: { status: 429, text: "chat.web.tooMany" },
  internal: { status: 500, text: "chat.web.internal" },
  notYet: { status: 503, text: "chat.notYet" },
};

/** Ends a request with that refusal, wherever it is thrown. */
export class Refused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

/** Answers what a request threw, in the language that `localeOf` knows of it; the last handler of the desk's router. */
export function answerRefusals(fallback: Locale, onError: (error: unknown) => void): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const { code, said } = explain(error);
    if (code === "internal") onError(error);
    const locale = localeOf(res.locals) ?? fallback;
    const { status, text } = refusals[code];
    const refusal: Refusal = { error: code, message: (said ?? new AppError(text)).in(locale) };
    if (status === 429 || status === 503) res.set("retry-after", "1");
    res.status(status).json(refusal);
  };
}

function explain(error: unknown): { code: RefusalCode; said?: AppError } {
  if (error instanceof Refused) return { code: error.code };
  if (error instanceof ZodError) return { code: "badRequest" };
  if (error instanceof AppError) return { code: codeOf(error), said: error };
  const { status } = error as { status?: number };
  if (status === 413) return { code: "tooLarge" };
  return { code: status !== undefined && status >= 400 && status < 500 ? "badRequest" : "internal" };
}

function codeOf({ code }: AppError): RefusalCode {
  if (code === "chat.notYet") return "notYet";
  if (code === "chat.parked") return "parked";
  // What is not there, and what is another store's, are told apart by nobody.
  return code.endsWith(".unknown") ? "notFound" : "refused";
}

/** The language of who is signed in; the session puts it there. */
function localeOf({ locale }: { locale?: Locale }): Locale | undefined {
  return locale;
}
