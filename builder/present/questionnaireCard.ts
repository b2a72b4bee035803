import { Questionnaire } from "../../models/questionnaire.ts";
import { definitionIn, QuestionnaireDraft } from "../../models/questionnaireDraft.ts";
import { type Definition, items } from "../../models/rules/definition.ts";
import { checkDefinition, soundParts } from "../../models/rules/definitionCheck.ts";
import { differences } from "../../models/rules/differences.ts";
import type { Period } from "../../models/rules/period.ts";
import { spokenTime } from "../../models/rules/spokenTime.ts";
import { headOfficeNews } from "../headOffice.ts";
import type { Knowledge } from "../knowledge.ts";
import { namesOf } from "../namesOf.ts";
import type { Opened } from "../opened.ts";
import type { ListedItem, QuestionnaireCard } from "../wire.ts";
import { namesAt, personName, versionLine } from "./versionLine.ts";

/** A questionnaire as the list shows it. */
export async function questionnaireCard(
  { owner, kind, rights, reader }: Opened,
  period: Period,
  knowledge: Knowledge,
): Promise<QuestionnaireCard> {
  const [published, draft, { known }, results, answers] = await Promise.all([
    Questionnaire.current(owner, kind),
    QuestionnaireDraft.of(owner, kind),
    knowledge.measured(owner, kind),
    knowledge.results(owner, kind, period),
    knowledge.answers(owner, kind),
  ]);
  const { definition, version } = published;
  const time = spokenTime(definition, known);
  const names = await namesAt(owner, [published.by, draft?.by]);
  const news = await headOfficeNews(owner, published, draft);
  const found = new Map(results.items.map((each) => [each.item, each]));
  const seconds = new Map(time.perItem.map((each) => [each.item, each.seconds]));
  return {
    ...{ kind, rights, time, overLimit: !time.ok, trend: results.trend(definition.overall) },
    version: versionLine(published, names, { current: version, answers: answers.get(version) }),
    items: items(definition).map((item): ListedItem => {
      const { importance: share = null, mean = null, n = 0 } = found.get(item.name) ?? {};
      return {
        ...{ item: item.name, ...namesOf(item, reader.locale), type: item.type, share, mean, n },
        ...{ askRate: item.askRate ?? 1, seconds: seconds.get(item.name) ?? 0 },
        ...{ locked: item.locked ?? false, anchor: item.anchor ?? false },
      };
    }),
    ...(draft?.definition !== undefined && {
      draft: {
        ...{ revision: draft.revision, at: draft.at.toISOString(), by: personName(draft.by, names) },
        ...draftFigures(definition, definitionIn(draft), (each) => spokenTime(each, known).seconds),
      },
    }),
    ...(news && { headOffice: { version: news.version, at: news.at } }),
  };
}

/** How many changes a draft has, and how long it takes if that can be told. */
function draftFigures(
  published: Definition,
  draft: unknown,
  secondsOf: (definition: Definition) => number,
): { changes: number; seconds: number | null } {
  const sound = soundParts(draft);
  if (!sound) return { changes: 0, seconds: null };
  return { changes: differences(published, sound).length, seconds: secondsIfReadable(sound, secondsOf) };
}

function secondsIfReadable(
  definition: Definition,
  secondsOf: (definition: Definition) => number,
): number | null {
  return checkDefinition(definition).length === 0 ? secondsOf(definition) : null;
}
