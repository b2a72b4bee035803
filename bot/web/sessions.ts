import type { Request, RequestHandler, Response } from "express";
import { Person } from "../../models/person.ts";
import { Session } from "../../models/session.ts";
import type { Signer } from "../../models/signInLink.ts";
import { readCookie } from "./cookies.ts";
import { Refused } from "./refused.ts";

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** Who is signed in on the browser that a request comes from. */
export interface Sessions {
  /** The person; null where nobody is signed in, or where he has left the store. */
  reader(req: Request): Promise<Person | null>;
  /** Lets nobody through who is not signed in; behind it `readerOf` knows him. */
  required: RequestHandler;
  /** Signs the browser in; who was signed in on it before is out. */
  begin(req: Request, res: Response, who: Signer): Promise<void>;
  /** Signs the browser out. */
  end(req: Request, res: Response): Promise<void>;
}

/** Sessions in a cookie that no script reads and no other site sends; over https alone where the product is. */
export function createSessions(publicUrl: string, wall: () => Date): Sessions {
  const secure = publicUrl.startsWith("https:");
  const name = secure ? "__Host-huifang" : "huifang";
  const cookie = { httpOnly: true, sameSite: "lax", secure, path: "/" } as const;

  async function reader(req: Request): Promise<Person | null> {
    const secret = readCookie(req.headers.cookie, name);
    const session = secret ? await Session.of(secret, wall()) : null;
    if (!session) return null;
    const [person] = await Person.find({ store: session.store, code: session.person, active: true });
    if (!person) await Session.endAll(session);
    return person ?? null;
  }

  return {
    reader,
    async required(req, res, next) {
      const person = await reader(req);
      if (!person) throw new Refused("signedOut");
      res.locals.reader = person;
      res.locals.locale = person.locale;
      next();
    },
    async begin(req, res, who) {
      const former = readCookie(req.headers.cookie, name);
      if (former) await Session.end(former);
      const { secret } = await Session.begin(who, wall());
      res.cookie(name, secret, { ...cookie, maxAge: THIRTY_DAYS_MS });
    },
    async end(req, res) {
      const secret = readCookie(req.headers.cookie, name);
      if (secret) await Session.end(secret);
      res.clearCookie(name, cookie);
    },
  };
}

/** The person whom `required` has let through. */
export function readerOf({ locals }: Response): Person {
  return locals.reader;
}
