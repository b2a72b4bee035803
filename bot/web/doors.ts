import type { RequestHandler } from "express";
import { sameOrigin } from "./origin.ts";
import { limitRate, type Rate } from "./rate.ts";
import { servePage } from "./servePage.ts";
import { readerOf, type Sessions } from "./sessions.ts";

/** What stands before the desk, for whatever else the product serves to the same people. */
export interface Doors {
  /** Refuses what another site's page sends. */
  sameOrigin: RequestHandler;
  /** Lets nobody through who is not signed in, and leaves the person in `res.locals.reader`. */
  signedIn: RequestHandler;
  /** Slows down who sends more than a person can. */
  rate: RequestHandler;
  /** Serves a built page by its file's name. */
  page(file: string): RequestHandler;
}

/** The doors of a desk. */
export function createDoors(
  sessions: Sessions,
  { rate, wall, pages }: { rate: Rate; wall(): Date; pages?: string | undefined },
): Doors {
  return {
    sameOrigin,
    signedIn: sessions.required,
    rate: limitRate(rate, wall, (_req, res) => {
      const { store, code } = readerOf(res);
      return `${store}/${code}`;
    }),
    page: (file) => (pages === undefined ? (_req, _res, next) => next() : servePage(pages, file)),
  };
}
