import { Router } from "express";
import { customerWords } from "../../models/customerWords.ts";
import { periodResults } from "../../models/periodResults.ts";
import { storesOf } from "../../models/questionnaireOwner.ts";
import type { Period } from "../../models/rules/period.ts";
import { opened, type Opened } from "../opened.ts";
import { presentResults } from "../present/results.ts";
import { presentWords } from "../present/words.ts";
import { resultsWorkbook } from "../resultsWorkbook.ts";
import type { RouteParts } from "../routeParts.ts";
import { queries } from "../schemas.ts";
import type { Wire } from "../wire.ts";

const WORDS_ON_A_PAGE = 50;
// A sheet that nobody reads to its end.
const WORDS_IN_A_WORKBOOK = 5_000;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What the answers of a period say: means, quadrants and trends, the customers' words, and all of it as a workbook. */
export function resultRoutes({ knowledge }: RouteParts): Router {
  const router = Router();
  const periodOf = async ({ owner }: Opened, asked: Period | null | undefined): Promise<Period> =>
    asked ?? (await knowledge.periods(owner)).current;

  router.get("/of/:owner/:kind/results", async (req, res) => {
    const place = await opened(req, res);
    const period = await periodOf(place, queries.period.parse(req.query).period);
    const results = await periodResults(place.owner, place.kind, period);
    res.json(presentResults(place.kind, results, place.reader.locale));
  });

  router.get("/of/:owner/:kind/words", async (req, res) => {
    const place = await opened(req, res);
    const { period, tone, before } = queries.words.parse(req.query);
    const { words, next } = await customerWords(place.owner, place.kind, {
      period: await periodOf(place, period),
      ...{ tone, before: before === undefined ? undefined : new Date(before), limit: WORDS_ON_A_PAGE },
    });
    const answer: Wire["GET /of/:owner/:kind/words"]["answer"] = {
      words: presentWords(words, place.reader.locale),
      ...(next && { next: next.toISOString() }),
    };
    res.json(answer);
  });

  router.get("/of/:owner/:kind/results.xlsx", async (req, res) => {
    const { owner, kind, reader, ...place } = await opened(req, res);
    const period = await periodOf({ owner, kind, reader, ...place }, queries.period.parse(req.query).period);
    const [results, { words }, stores] = await Promise.all([
      periodResults(owner, kind, period),
      customerWords(owner, kind, { period, limit: WORDS_IN_A_WORKBOOK }),
      storesOf(owner),
    ]);
    const file = await resultsWorkbook(
      presentResults(kind, results, reader.locale),
      presentWords(words, reader.locale),
      { locale: reader.locale, zone: stores[0]!.timezone },
    );
    res.attachment(`${kind}-${period.code}.xlsx`).type(XLSX).send(file);
  });

  return router;
}
