import type { Request, RequestHandler, Response } from "express";
import type { Person } from "../../models/person.ts";
import { Session, type SessionFields } from "../../models/session.ts";
import type { Signer } from "../../models/signInLink.ts";
import type { Access } from "./access.ts";
import { readCookie } from "./cookies.ts";
import { Refused } from "./refused.ts";

const THIRTY_DAYS_MS = 30 * 86_400_000;
// Whether its person still works here is asked apart from it, at every request.
const REMEMBERED_MS = 60_000;
const REMEMBERED = 5_000;

/** Who is signed in on the browser that a request comes from. */
export interface Sessions {
  /** The person; null where nobody is signed in, or where he left the store more than a second ago. */
  reader(req: Request): Promise<Person | null>;
  /** Lets nobody through who is not signed in; behind it `readerOf` knows him. */
  required: RequestHandler;
  /** Signs the browser in; who was signed in on it before is out. */
  begin(req: Request, res: Response, who: Signer): Promise<void>;
  /** Signs the browser out. */
  end(req: Request, res: Response): Promise<void>;
}

/** Sessions in a cookie that no script reads and no other site sends; over https alone where the product is. */
export function createSessions(publicUrl: string, access: Access, wall: () => Date): Sessions {
  const secure = publicUrl.startsWith("https:");
  const name = secure ? "__Host-huifang" : "huifang";
  const cookie = { httpOnly: true, sameSite: "lax", secure, path: "/" } as const;

  const known = new Map<string, { session: SessionFields; at: number }>();

  async function sessionOf(secret: string): Promise<SessionFields | null> {
    const now = wall();
    const before = known.get(secret);
    if (before && now.getTime() - before.at < REMEMBERED_MS && now < before.session.expires)
      return before.session;
    known.delete(secret);
    const session = await Session.of(secret, now);
    if (session) known.set(secret, { session, at: now.getTime() });
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
    return session;
  }

  async function reader(req: Request): Promise<Person | null> {
    const secret = readCookie(req.headers.cookie, name);
    const session = secret ? await sessionOf(secret) : null;
    if (!secret || !session) return null;
    const person = (await access.of(session.store)).person(session.person);
    if (person) return person;
    known.delete(secret);
    await Session.endAll(session);
    return null;
  }

  async function forget(req: Request): Promise<void> {
    const secret = readCookie(req.headers.cookie, name);
    if (!secret) return;
    known.delete(secret);
    await Session.end(secret);
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
      await forget(req);
      const { secret } = await Session.begin(who, wall());
      res.cookie(name, secret, { ...cookie, maxAge: THIRTY_DAYS_MS });
    },
    async end(req, res) {
      await forget(req);
      res.clearCookie(name, cookie);
    },
  };
}

/** The person whom `required` has let through. */
export function readerOf({ locals }: Response): Person {
  return locals.reader;
}
