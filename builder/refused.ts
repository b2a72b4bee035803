import type { ErrorRequestHandler, Response } from "express";
import { ZodError } from "zod";
import { AppError } from "../locales/appError.ts";
import type { Locale, TextKey, TextParams } from "../locales/index.ts";
import type { Refusal, RefusalCode } from "./wire.ts";

/** The status of each refusal, and its sentence. */
const refusals: Record<RefusalCode, { status: number; text: TextKey }> = {
  badRequest: { status: 400, text: "chat.web.badRequest" },
  signedOut: { status: 401, text: "chat.web.signedOut" },
  foreignOrigin: { status: 403, text: "chat.web.foreignOrigin" },
  forbidden: { status: 403, text: "builder.forbidden" },
  notFound: { status: 404, text: "chat.web.notFound" },
  older: { status: 409, text: "builder.older" },
  refused: { status: 409, text: "chat.web.refused" },
  tooLarge: { status: 413, text: "chat.web.tooLarge" },
  faulty: { status: 422, text: "builder.faulty" },
  tooLong: { status: 422, text: "questionnaire.tooLong" },
  unchanged: { status: 422, text: "questionnaire.unchanged" },
  tooMany: { status: 429, text: "chat.web.tooMany" },
  internal: { status: 500, text: "chat.web.internal" },
};

/** Ends a request with that refusal, wherever it is thrown. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly params: TextParams;
  /** What goes with it: the newer draft, what differs, what the check found. */
  readonly more: Omit<Refusal, "error" | "message">;

  constructor(code: RefusalCode, more: Omit<Refusal, "error" | "message"> = {}, params: TextParams = {}) {
    super(code);
    this.code = code;
    this.more = more;
    this.params = params;
  }
}

/** Answers what a request threw, in the reader's language; the last handler of the builder's router. */
export function answerRefusals(fallback: Locale, onError: (error: unknown) => void): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const { code, said, more } = explain(error);
    if (code === "internal") onError(error);
    const { status, text } = refusals[code];
    const message = (said ?? new AppError(text)).in(localeOf(res) ?? fallback);
    const refusal: Refusal = { error: code, message, ...more };
    if (status === 429) res.set("retry-after", "1");
    res.status(status).json(refusal);
  };
}

function explain(error: unknown): { code: RefusalCode; said?: AppError; more?: Refused["more"] } {
  if (error instanceof Refused) {
    const { code, more, params } = error;
    return { code, more, said: new AppError(refusals[code].text, params) };
  }
  if (error instanceof ZodError) return { code: "badRequest" };
  if (error instanceof AppError) {
    if (error.code === refusals.unchanged.text) return { code: "unchanged", said: error };
    // What is not there, and what is another store's, are told apart by nobody.
    return error.code.endsWith(".unknown") ? { code: "notFound" } : { code: "refused", said: error };
  }
  const { status, code } = Object(error) as { status?: unknown; code?: unknown };
  // The doors that stand before the builder refuse under the same names.
  if (typeof code === "string" && isRefusal(code)) return { code };
  if (status === 413) return { code: "tooLarge" };
  const isTheirs = typeof status === "number" && status >= 400 && status < 500;
  return { code: isTheirs ? "badRequest" : "internal" };
}

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);

/** The language of who is signed in; the door puts it there. */
const localeOf = ({ locals }: Response): Locale | undefined => locals.locale;
