import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import express, { type Response } from "express";
import type { Editing, Editor, Me, Saved, SaveDraft, VersionLine } from "../../../builder/wire.ts";
import { namesOf } from "../../../builder/namesOf.ts";
import type { Locale } from "../../../locales/index.ts";
import { builtIn } from "../../../models/questionnaires/builtIn.ts";
import type { Definition } from "../../../models/rules/definition.ts";
import { items } from "../../../models/rules/definition.ts";
import { differences } from "../../../models/rules/differences.ts";
import { fixedLines } from "../../../models/rules/fixedLines.ts";
import { propose } from "../../../models/rules/propose.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { checkOf, periods, resultsOf, settings, weakItems, wordsOf } from "./answers.ts";

/** How the fake server behaves, besides answering. */
export interface Trouble {
  /** Every request fails, as behind a dead network. */
  down: boolean;
  signedOut: boolean;
  /** The list and the results are never answered. */
  hanging: boolean;
  /** No period has answers, and nothing is weak. */
  empty: boolean;
}

/** The fake server and the ways to trouble its pages. */
export type FakeBuilder = ReturnType<typeof fakeBuilder>;

const AT = "2026-10-08T06:32:00Z";
const wang = { code: "wang", name: "王一" };

/** The builder's pages with a believable store behind them; `npx vite build` first. */
export function fakeBuilder(locale: Locale, pages = "dist/web") {
  const trouble: Trouble = { down: false, signedOut: false, hanging: false, empty: false };
  const others: Editing["others"] = [];
  const versions = { service: [version(builtIn.service, 1)], sales: [version(builtIn.sales, 1)] };
  const drafts: Partial<Record<Kind, { revision: number; definition: unknown }>> = {};
  let headOffice: Editor["headOffice"];
  let language = locale;

  type Kind = "sales" | "service";
  function version(
    definition: Definition,
    number: number,
    reason = "",
  ): VersionLine & { definition: Definition } {
    const { seconds } = spokenTime(definition, settings);
    return {
      ...{ version: number, publishedAt: AT, reason, seconds, answers: number === 1 ? 294 : 0 },
      ...{ current: true, definition, ...(number > 1 && { by: wang }) },
    };
  }
  const current = (kind: Kind) => versions[kind][0]!;
  const lineOf = ({ definition: _, ...line }: VersionLine & { definition: Definition }): VersionLine => line;
  const weakOf = (kind: Kind) => (trouble.empty ? [] : weakItems(current(kind).definition, language));
  const saved = (kind: Kind): Saved => {
    const draft = drafts[kind];
    const definition = draft?.definition ?? current(kind).definition;
    return {
      revision: draft?.revision ?? 0,
      at: AT,
      definition,
      check: checkOf(definition, weakOf(kind), language),
    };
  };
  function save(kind: Kind, definition: unknown): Saved {
    drafts[kind] = { revision: (drafts[kind]?.revision ?? 0) + 1, definition };
    return saved(kind);
  }

  const app = express();
  app.use("/assets", express.static(`${pages}/assets`));
  app.get("/builder", (_request, response) => void page(response, pages));
  app.patch("/desk/api/me", express.json(), (request, response) => {
    language = (request.body as { locale: Locale }).locale;
    response.json({});
  });
  const api = express.Router();
  api.use((_request, response, next) => (trouble.down ? response.destroy() : next()));
  api.use((_request, response, next) =>
    trouble.signedOut ? response.status(401).json({ error: "signedOut", message: "" }) : next(),
  );
  api.use(express.json({ limit: "1mb" }));
  api.get("/me", (_request, response) => {
    const store = { code: "cd01", name: language === "en" ? "East store" : "城东店", zone: "Asia/Shanghai" };
    const owners = [{ code: store.code, name: store.name, type: "store" as const }];
    const me: Me = { person: wang, roles: ["manager"], locale: language, store, owners, licenceKey: null };
    response.json(me);
  });
  api.get("/of/:owner", (_request, response) => {
    if (trouble.hanging) return;
    const kinds = ["service", "sales"] as const;
    response.json({
      period: periods[0],
      questionnaires: trouble.empty ? [] : kinds.map((kind) => card(kind)),
    });
  });
  const kindOf = (request: express.Request): Kind =>
    request.params["kind"] === "sales" ? "sales" : "service";
  api.get("/of/:owner/:kind", (request, response) => {
    const kind = kindOf(request);
    const { revision, definition, check } = saved(kind);
    const editor: Editor = {
      ...{ kind, rights, definition, revision, check, published: current(kind), settings },
      ...(revision > 0 && { saved: { at: AT, by: wang } }),
      calibration: { factor: 1, from: "none", n: 0 },
      fixed: fixedLines(current(kind).definition, { mayLock: false }),
      ...{ period: periods[0]!, weak: weakOf(kind), others, ...(headOffice && { headOffice }) },
    };
    response.json(editor);
  });
  api.put("/of/:owner/:kind/draft", (request, response) => {
    const kind = kindOf(request);
    const { base, definition } = request.body as SaveDraft;
    const draft = drafts[kind];
    if (base !== (draft?.revision ?? 0)) {
      const now = draft?.definition as Definition;
      return void response.status(409).json({
        ...{ error: "older", message: "older" },
        draft: {
          revision: draft?.revision ?? 0,
          definition: now,
          saved: { at: AT, by: { code: "zhao", name: "赵一" } },
        },
        differences: differences(now, definition as Definition, settings),
      });
    }
    response.json(save(kind, definition));
  });
  api.post("/of/:owner/:kind/editing", (request, response) => {
    response.json({ others, revision: drafts[kindOf(request)]?.revision ?? 0 });
  });
  api.get("/of/:owner/:kind/proposal", (request, response) => {
    const kind = kindOf(request);
    const { definition, version } = current(kind);
    const proposal = propose(definition, weakOf(kind), {
      probe: { default: "为什么呢？", en: "Why?" },
      settings,
    });
    response.json({
      ...{ period: periods[0], version, definition: proposal.definition },
      time: spokenTime(proposal.definition, settings),
      items: proposal.items.map((item) => {
        const {
          weakness = null,
          n = 0,
          mean = null,
        } = weakOf(kind).find((each) => each.item === item.item) ?? {};
        const asked = items(definition).find(({ name }) => name === item.item)!;
        return { ...item, weakness, n, mean, ...namesOf(asked, language) };
      }),
      differences: differences(definition, proposal.definition, settings),
    });
  });
  api.post("/of/:owner/:kind/proposal", (request, response) => {
    const kind = kindOf(request);
    const { definition } = current(kind);
    const probe = { default: "为什么呢？", en: "Why?" };
    headOffice = undefined;
    response.json(save(kind, propose(definition, weakOf(kind), { probe, settings }).definition));
  });
  api.post("/of/:owner/:kind/publish", (request, response) => {
    const kind = kindOf(request);
    const { reason } = request.body as { reason: string };
    const { definition, check } = saved(kind);
    if (!check.ok) return void response.status(422).json({ error: "tooLong", message: "too long", check });
    current(kind).current = false;
    versions[kind].unshift(version(definition as Definition, current(kind).version + 1, reason));
    drafts[kind] = undefined;
    response.json({ version: lineOf(current(kind)) });
  });
  api.get("/of/:owner/:kind/versions", (request, response) => {
    response.json({ versions: versions[kindOf(request)].map(lineOf) });
  });
  api.get("/of/:owner/:kind/differences", (request, response) => {
    const kind = kindOf(request);
    const named = (name: unknown): Definition =>
      name === "draft"
        ? (saved(kind).definition as Definition)
        : versions[kind].find((each) => String(each.version) === name)!.definition;
    const { from, to } = request.query;
    response.json({ differences: differences(named(from), named(to), settings) });
  });
  api.post("/of/:owner/:kind/restore", (request, response) => {
    const kind = kindOf(request);
    const { version: wanted } = request.body as { version: number };
    response.json(save(kind, versions[kind].find((each) => each.version === wanted)!.definition));
  });
  api.post("/of/:owner/:kind/calibration", (_request, response) => {
    response.json({ calibration: { factor: 1.12, from: "reading", n: 1 } });
  });
  api.get("/of/:owner/:kind/results", (request, response) => {
    if (trouble.hanging) return;
    const kind = kindOf(request);
    const period = String(request.query["period"] ?? periods[0]!.code);
    const results = resultsOf(current(kind).definition, kind, period, language);
    response.json(trouble.empty ? { ...results, calls: 0, items: [] } : results);
  });
  api.get("/of/:owner/:kind/words", (request, response) => {
    const tone = request.query["tone"] as string | undefined;
    response.json({ words: wordsOf(current(kindOf(request)).definition, language, tone) });
  });
  app.use("/builder/api", api);

  function card(kind: Kind) {
    const published = current(kind);
    const weak = weakOf(kind);
    const time = spokenTime(published.definition, settings);
    const draft = drafts[kind];
    return {
      ...{ kind, rights, version: lineOf(published), time, overLimit: false },
      items: items(published.definition).map((item) => {
        const found = weak.find((each) => each.item === item.name);
        const { anchor = false, locked = false, askRate = 1, type } = item;
        return {
          ...{ item: item.name, ...namesOf(item, language), type, askRate },
          ...{
            share: found?.importance ?? null,
            mean: found?.mean ?? null,
            n: found?.n ?? 0,
            anchor,
            locked,
          },
          seconds: time.perItem.find((each) => each.item === item.name)?.seconds ?? 0,
        };
      }),
      trend: weak.find(({ item }) => item === published.definition.overall)?.trend ?? [],
      ...(draft && {
        draft: { revision: draft.revision, at: AT, by: wang, changes: 4, seconds: time.seconds },
      }),
      ...(headOffice && { headOffice: { version: headOffice.version, at: headOffice.at } }),
    };
  }

  let server: Server | undefined;
  return {
    trouble,
    others,
    versions,
    drafts,
    /** Head office has published something that this store has not taken over. */
    proposeFromHeadOffice(definition: Definition): void {
      const found = differences(current("service").definition, definition, settings);
      headOffice = { version: 3, at: AT, reason: "全国统一口径", differences: found };
    },
    /** Somebody else saves a draft. */
    saveAs: (kind: Kind, definition: unknown): Saved => save(kind, definition),
    listen: (port = 0) =>
      new Promise<string>((resolve) => {
        server = app.listen(port, "127.0.0.1", () => {
          const address = server!.address();
          resolve(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/builder`);
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        server?.close(() => resolve());
        server?.closeAllConnections();
      }),
  };
}

const rights = { edit: true, publish: true, lock: false };

/** The page under the policy that the product serves it with: no inline script, styles by a nonce. */
function page(response: Response, pages: string): void {
  const nonce = randomBytes(16).toString("base64");
  response.setHeader(
    "content-security-policy",
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join("; "),
  );
  response
    .type("html")
    .send(readFileSync(`${pages}/builder.html`, "utf8").replaceAll("__CSP_NONCE__", nonce));
}
