import { Router } from "express";
import { AppError } from "../../locales/appError.ts";
import { ownerAbove } from "../../models/questionnaireOwner.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { inherit } from "../../models/rules/inherit.ts";
import { readPeriod } from "../../models/rules/period.ts";
import { between, changeDraft, deedOf } from "../changeDraft.ts";
import { headOfficeNews, takenOver } from "../headOffice.ts";
import { opened, type Opened } from "../opened.ts";
import { namesAt, versionLine } from "../present/versionLine.ts";
import { proposal } from "../proposal.ts";
import { publishDraft } from "../publishDraft.ts";
import { Refused } from "../refused.ts";
import type { RouteParts } from "../routeParts.ts";
import { bodies, queries } from "../schemas.ts";
import { standing } from "../standing.ts";
import type { Wire } from "../wire.ts";

/** From version to version: publishing, what changed, what comes back, and what is proposed. */
export function versionRoutes({ clock, knowledge }: RouteParts): Router {
  const router = Router();

  router.post("/of/:owner/:kind/publish", async (req, res) => {
    const place = await opened(req, res, "publish");
    const { key, base, reason } = bodies.publish.parse(req.body);
    const version = await publishDraft(place, { base, reason }, deedOf(place, key, clock()), knowledge);
    const answer: Wire["POST /of/:owner/:kind/publish"]["answer"] = {
      version: versionLine(version, await namesAt(place.owner, [version.by]), { current: version.version }),
    };
    res.json(answer);
  });

  router.get("/of/:owner/:kind/versions", async (req, res) => {
    const { owner, kind } = await opened(req, res);
    const [versions, answers] = await Promise.all([
      Questionnaire.versions(owner, kind),
      knowledge.answers(owner, kind),
    ]);
    const current = versions[0]?.version ?? 0;
    const names = await namesAt(
      owner,
      versions.map(({ by }) => by),
    );
    const answer: Wire["GET /of/:owner/:kind/versions"]["answer"] = {
      versions: versions.map((each) =>
        versionLine(each, names, { current, answers: answers.get(each.version) }),
      ),
    };
    res.json(answer);
  });

  router.get("/of/:owner/:kind/versions/:version", async (req, res) => {
    const { owner, kind } = await opened(req, res);
    const [version, current, answers] = await Promise.all([
      Questionnaire.version(owner, kind, queries.version.parse(req.params.version)),
      Questionnaire.current(owner, kind),
      knowledge.answers(owner, kind),
    ]);
    const names = await namesAt(owner, [version.by]);
    const counted = { current: current.version, answers: answers.get(version.version) };
    const answer: Wire["GET /of/:owner/:kind/versions/:version"]["answer"] = {
      ...versionLine(version, names, counted),
      definition: version.definition,
    };
    res.json(answer);
  });

  router.get("/of/:owner/:kind/differences", async (req, res) => {
    const place = await opened(req, res);
    const { from, to } = queries.differences.parse(req.query);
    const { published, drafted } = await standing(place);
    const { known } = await knowledge.measured(place.owner, place.kind);
    const definitionOf = async (version: number | "draft"): Promise<unknown> =>
      version === "draft"
        ? (drafted ?? published.definition)
        : (await Questionnaire.version(place.owner, place.kind, version)).definition;
    const [before, after] = await Promise.all([definitionOf(from), definitionOf(to)]);
    const answer: Wire["GET /of/:owner/:kind/differences"]["answer"] = {
      differences: between(before, after, published.definition, known),
    };
    res.json(answer);
  });

  router.post("/of/:owner/:kind/restore", async (req, res) => {
    const place = await opened(req, res, "edit");
    const { key, base, version } = bodies.restore.parse(req.body);
    const { published, draft } = await standing(place);
    const old = await Questionnaire.version(place.owner, place.kind, version);
    const headOffice = takenOver(published, draft);
    // What head office has given since stays: a store cannot go back behind it.
    const above = headOffice === undefined ? undefined : await ownerAbove(place.owner);
    const given = above && (await Questionnaire.version(above, place.kind, headOffice!));
    const definition = given ? inherit(old.definition, given.definition) : old.definition;
    res.json(
      await changeDraft(place, { base, definition, headOffice }, deedOf(place, key, clock()), knowledge),
    );
  });

  router.get("/of/:owner/:kind/proposal", async (req, res) => {
    const place = await opened(req, res);
    const { period } = queries.period.parse(req.query);
    res.json(await proposed(place, period?.code));
  });

  router.post("/of/:owner/:kind/proposal", async (req, res) => {
    const place = await opened(req, res, "edit");
    const { key, base, from, period } = bodies.accept.parse(req.body);
    const { published, draft } = await standing(place);
    const act = deedOf(place, key, clock());
    if (from === "period") {
      const { definition } = await proposed(place, period);
      const headOffice = takenOver(published, draft);
      return void res.json(await changeDraft(place, { base, definition, headOffice }, act, knowledge));
    }
    const news = await headOfficeNews(place.owner, published, draft);
    if (!news) throw new AppError("builder.nothingNew");
    const { definition, version: headOffice } = news;
    res.json(await changeDraft(place, { base, definition, headOffice }, act, knowledge));
  });

  async function proposed({ owner, kind, reader }: Opened, code: string | undefined) {
    const period = code === undefined ? (await knowledge.periods(owner)).last : readPeriod(code);
    if (!period) throw new Refused("badRequest");
    const [published, results, { known }] = await Promise.all([
      Questionnaire.current(owner, kind),
      knowledge.results(owner, kind, period),
      knowledge.measured(owner, kind),
    ]);
    return proposal(published, results, known, reader.locale);
  }

  return router;
}
