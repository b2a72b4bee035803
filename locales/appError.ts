import { t, type Locale, type TextKey, type TextParams } from "./index.ts";

/** A refusal that a person can act on: its code names the sentence that says what to do. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: TextKey;
  readonly params: TextParams;

  constructor(code: TextKey, params: TextParams = {}, options?: ErrorOptions) {
    super(t("en", code, params), options);
    this.code = code;
    this.params = params;
  }

  /** The sentence in the reader's language. */
  in(locale: Locale): string {
    return t(locale, this.code, this.params);
  }
}
