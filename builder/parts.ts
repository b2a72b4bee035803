import type { RequestHandler } from "express";
import type { Locale } from "../locales/index.ts";

/** What stands before every page and request of the product; the composition root hands over the desk's own. */
export interface Doors {
  /** Refuses what another site's page sends. */
  sameOrigin: RequestHandler;
  /** Lets nobody through who is not signed in, and leaves the person in `res.locals.reader`. */
  signedIn: RequestHandler;
  /** Slows down who sends more than a person can. */
  rate: RequestHandler;
  /** Serves a built page by its file's name, under a policy that lets its own styles through. */
  page(file: string): RequestHandler;
}

/** What the builder is made of. */
export interface BuilderParts {
  doors: Doors;
  /** The product's clock, which stamps what is done, and the wall clock, by which pages are open. */
  clock(): Date;
  wall?(): Date;
  /** The language of who is not signed in. */
  locale: Locale;
  /** The licence key for SurveyJS Creator, which the page needs; left out where there is none. */
  licenceKey?: string | undefined;
  onError(error: unknown): void;
}
