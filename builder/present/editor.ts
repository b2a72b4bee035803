import { definitionIn, QuestionnaireDraft } from "../../models/questionnaireDraft.ts";
import { QuestionnaireEditor, type EditorFields } from "../../models/questionnaireEditor.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import type { Questionnaire as Version } from "../../models/questionnaireFields.ts";
import { ownerAbove } from "../../models/questionnaireOwner.ts";
import { items } from "../../models/rules/definition.ts";
import { type FixedLine, fixedLines } from "../../models/rules/fixedLines.ts";
import { savedBy } from "../changeDraft.ts";
import { check } from "../check.ts";
import { headOfficeNews, takenOver } from "../headOffice.ts";
import { namesOf } from "../namesOf.ts";
import type { Opened } from "../opened.ts";
import type { RouteParts } from "../routeParts.ts";
import type { Editing, Editor, WeakItem } from "../wire.ts";
import { namesAt, personName, versionLine } from "./versionLine.ts";

/** All that the editor opens with. */
export async function editor(
  place: Opened,
  { knowledge, wall }: Pick<RouteParts, "knowledge" | "wall">,
): Promise<Editor> {
  const { owner, kind, rights, reader } = place;
  const { last } = await knowledge.periods(owner);
  const [published, draft, measured, results, answers] = await Promise.all([
    Questionnaire.current(owner, kind),
    QuestionnaireDraft.of(owner, kind),
    knowledge.measured(owner, kind),
    knowledge.results(owner, kind, last),
    knowledge.answers(owner, kind),
  ]);
  const { definition, version } = published;
  const names = await namesAt(owner, [published.by]);
  const news = await headOfficeNews(owner, published, draft);
  const marks = new Map(items(definition).map((item) => [item.name, item]));
  const page = { store: owner, kind, person: reader.code, tab: "" };
  const drafted = definitionIn(draft) ?? definition;
  const candidate = { definition: drafted, published, headOffice: takenOver(published, draft) };
  return {
    ...{ kind, rights, period: last, settings: measured.known, calibration: measured.calibration },
    definition: drafted,
    check: await check(place, candidate, knowledge),
    revision: draft?.revision ?? 0,
    ...(draft?.definition !== undefined && { saved: await savedBy(owner, draft) }),
    published: {
      ...versionLine(published, names, { current: version, answers: answers.get(version) }),
      definition,
    },
    fixed: await fixedIn(published, rights.lock),
    weak: results.items.map((found): WeakItem => {
      const item = marks.get(found.item);
      return {
        ...found,
        ...(item ? namesOf(item, reader.locale) : { name: found.item, question: found.item }),
        locked: item?.locked ?? false,
        anchor: item?.anchor ?? false,
        trend: results.trend(found.item),
      };
    }),
    ...(news && {
      headOffice: {
        ...{ version: news.version, at: news.at, reason: news.reason, differences: news.differences },
      },
    }),
    others: (await editing(page, wall())).others,
  };
}

/** Who else edits, and what is saved by now. */
export async function editing(
  page: Pick<EditorFields, "store" | "kind" | "person" | "tab">,
  now: Date,
): Promise<Editing> {
  const { store, kind } = page;
  const [open, draft] = await Promise.all([
    QuestionnaireEditor.others(page, now),
    QuestionnaireDraft.of(store, kind),
  ]);
  const names = await namesAt(
    store,
    open.map(({ person }) => person),
  );
  return {
    others: open.map(({ person, since, at }) => ({
      person: personName(person, names),
      since: since.toISOString(),
      at: at.toISOString(),
    })),
    revision: draft?.revision ?? 0,
    ...(draft?.definition !== undefined && { saved: await savedBy(store, draft) }),
  };
}

/** What this person may not change; at a store that has left its group, what head office gave it is free. */
async function fixedIn({ store, definition, headOffice }: Version, mayLock: boolean): Promise<FixedLine[]> {
  const isFreed = headOffice !== undefined && (await ownerAbove(store)) === undefined;
  return fixedLines(definition, { mayLock: mayLock || isFreed });
}
