import { Router } from "express";
import { QuestionnaireEditor } from "../../models/questionnaireEditor.ts";
import { QuestionnaireReading } from "../../models/questionnaireReading.ts";
import { calibrationRatio } from "../calibrationRatio.ts";
import { check, isForbidden } from "../check.ts";
import { changeDraft, deedOf } from "../changeDraft.ts";
import { takenOver } from "../headOffice.ts";
import { opened } from "../opened.ts";
import { editing, editor } from "../present/editor.ts";
import { Refused } from "../refused.ts";
import type { RouteParts } from "../routeParts.ts";
import { bodies } from "../schemas.ts";
import { standing } from "../standing.ts";
import type { Wire } from "../wire.ts";

/** The editor: the draft with all that is known, its saving, and who else edits. */
export function editRoutes(parts: RouteParts): Router {
  const { clock, knowledge, wall } = parts;
  const router = Router();

  router.get("/of/:owner/:kind", async (req, res) => {
    res.json(await editor(await opened(req, res), parts));
  });

  router.put("/of/:owner/:kind/draft", async (req, res) => {
    const place = await opened(req, res, "edit");
    const { key, base, definition } = bodies.save.parse(req.body);
    const { published, draft } = await standing(place);
    const headOffice = takenOver(published, draft);
    const checked = await check(place, { definition, published, headOffice }, knowledge);
    if (isForbidden(checked)) throw new Refused("faulty", { check: checked });
    res.json(
      await changeDraft(place, { base, definition, headOffice }, deedOf(place, key, clock()), knowledge),
    );
  });

  router.delete("/of/:owner/:kind/draft", async (req, res) => {
    const place = await opened(req, res, "edit");
    const { key, base } = bodies.discard.parse(req.body);
    res.json(await changeDraft(place, { base }, deedOf(place, key, clock()), knowledge));
  });

  router.post("/of/:owner/:kind/editing", async (req, res) => {
    const { owner, kind, reader } = await opened(req, res, "edit");
    const { tab, leaving } = bodies.editing.parse(req.body);
    const page = { store: owner, kind, person: reader.code, tab };
    await (leaving ? QuestionnaireEditor.left(page) : QuestionnaireEditor.seen(page, wall()));
    res.json(await editing(page, wall()));
  });

  router.post("/of/:owner/:kind/calibration", async (req, res) => {
    const place = await opened(req, res, "edit");
    const { key, definition, lines, seconds } = bodies.calibration.parse(req.body);
    const { owner, kind } = place;
    const { known } = await knowledge.measured(owner, kind);
    const ratio = calibrationRatio(definition, lines, seconds, known);
    await QuestionnaireReading.record({ store: owner, kind, ratio }, deedOf(place, key, clock()));
    knowledge.forget(owner, kind);
    const { calibration } = await knowledge.measured(owner, kind);
    const answer: Wire["POST /of/:owner/:kind/calibration"]["answer"] = { calibration };
    res.json(answer);
  });

  return router;
}
