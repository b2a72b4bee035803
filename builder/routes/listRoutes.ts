import { Router } from "express";
import { groupOwner } from "../../models/questionnaireOwner.ts";
import { questionnaireRights } from "../../models/rules/questionnaireRights.ts";
import { Store } from "../../models/store.ts";
import { openedAll, readerOf } from "../opened.ts";
import { questionnaireCard } from "../present/questionnaireCard.ts";
import { Refused } from "../refused.ts";
import type { RouteParts } from "../routeParts.ts";
import type { Me, QuestionnaireList } from "../wire.ts";

/** Who is signed in, and the questionnaires that he may see. */
export function listRoutes({ knowledge, licenceKey }: RouteParts): Router {
  const router = Router();

  router.get("/me", async (_req, res) => {
    const reader = readerOf(res);
    const { code, name, roles, locale } = reader;
    const store = await Store.named(reader.store);
    const owners = await ownersOf(reader, store);
    if (owners.length === 0) throw new Refused("forbidden");
    const answer: Me = {
      ...{ person: { code, name }, roles: [...roles], locale, owners },
      store: { code: store._id, name: store.name, zone: store.timezone },
      licenceKey: licenceKey ?? null,
    };
    res.json(answer);
  });

  router.get("/of/:owner", async (req, res) => {
    const seen = await openedAll(req, res);
    const { last } = await knowledge.periods(seen[0]!.owner);
    const answer: QuestionnaireList = {
      period: last,
      questionnaires: await Promise.all(seen.map((each) => questionnaireCard(each, last, knowledge))),
    };
    res.json(answer);
  });

  return router;
}

/** What he may edit first: his own store, or the group; then the stores of the group that he may look at. */
async function ownersOf(reader: ReturnType<typeof readerOf>, own: Store): Promise<Me["owners"]> {
  const { group } = own;
  const member = { ...reader, ...(group !== undefined && { group }) };
  const sees = (place: Parameters<typeof questionnaireRights>[1]): boolean =>
    (["sales", "service"] as const).some(
      (kind) => typeof questionnaireRights(member, place, kind) !== "string",
    );
  const edits = ({ _id }: Store): boolean =>
    (["sales", "service"] as const).some((kind) => {
      const rights = questionnaireRights(member, { store: _id, ...(group !== undefined && { group }) }, kind);
      return typeof rights !== "string" && rights.edit;
    });
  const others = group === undefined ? [] : (await Store.all()).filter((store) => store.group === group);
  const stores = [own, ...others.filter(({ _id }) => _id !== own._id)].filter((store) =>
    sees({ store: store._id, ...(store.group !== undefined && { group: store.group }) }),
  );
  const owners = stores.map(({ _id, name }) => ({ code: _id, name, type: "store" as const }));
  if (group === undefined || !sees({ headOfficeOf: group })) return owners;
  const ofGroup = { code: groupOwner(group), name: group, type: "group" as const };
  return edits(own) ? [...owners, ofGroup] : [ofGroup, ...owners];
}
