import { randomBytes } from "node:crypto";
import { Router, type Response } from "express";
import { t, type Locale } from "../../locales/index.ts";
import { Person } from "../../models/person.ts";
import { SignInLink, type Signer } from "../../models/signInLink.ts";
import { Store } from "../../models/store.ts";
import { sameOrigin } from "./origin.ts";
import type { RouteParts } from "./parts.ts";
import { allowStyle } from "./policy.ts";
import { limitRate } from "./rate.ts";
import { signInPage } from "./signInPage.ts";

/** Signing in by a one-time link: looking at it changes nothing, since previews look too; the button spends it. */
export function signInRoutes({ locale, sessions, rate, wall }: RouteParts): Router {
  const router = Router();
  router.use(
    ["/sign-in", "/sign-out"],
    limitRate(rate, wall, (req) => req.ip ?? ""),
  );
  // A link is followed from anywhere, such as a mail; only its button has to be pressed here.
  router.post(["/sign-in/:token", "/sign-out"], sameOrigin);

  router.get("/sign-in/:token", async (req, res) => {
    const who = await SignInLink.peek(req.params.token, wall());
    await show(res, who, locale);
  });

  router.post("/sign-in/:token", async (req, res) => {
    const who = await SignInLink.spend(req.params.token, wall());
    if (!(who && (await personOf(who)))) return show(res, null, locale);
    await sessions.begin(req, res, who);
    res.redirect(303, "/desk");
  });

  router.post("/sign-out", async (req, res) => {
    await sessions.end(req, res);
    res.status(204).end();
  });

  return router;
}

async function show(res: Response, who: Signer | null, fallback: Locale): Promise<void> {
  const person = who && (await personOf(who));
  const nonce = randomBytes(16).toString("base64");
  allowStyle(res, nonce);
  // The form's own origin is sent with it, and the token to no other site.
  res.set({ "referrer-policy": "same-origin", "cache-control": "no-store" });
  const locale = person?.locale ?? fallback;
  const say = (key: Parameters<typeof t>[1], params = {}) => t(locale, key, params);
  const words = person
    ? {
        title: say("signIn.title"),
        lines: [
          say("signIn.as", { name: person.name, store: (await Store.named(person.store)).name }),
          say("signIn.once"),
        ],
        button: say("signIn.button"),
      }
    : { title: say("signIn.invalid"), lines: [say("signIn.invalid.help")] };
  res
    .status(person ? 200 : 410)
    .type("html")
    .send(signInPage({ ...words, locale, nonce }));
}

/** The person, unless he has left since the link was made. */
async function personOf({ store, person }: Signer): Promise<Person | undefined> {
  const [found] = await Person.find({ store, code: person, active: true });
  return found;
}
