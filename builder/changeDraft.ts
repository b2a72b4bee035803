import type { Act } from "../models/act.ts";
import { Questionnaire } from "../models/questionnaire.ts";
import { definitionIn, QuestionnaireDraft } from "../models/questionnaireDraft.ts";
import type { Draft } from "../models/questionnaireDraftFields.ts";
import type { Definition } from "../models/rules/definition.ts";
import { soundParts } from "../models/rules/definitionCheck.ts";
import { type Difference, differences } from "../models/rules/differences.ts";
import type { SpokenTimeSettings } from "../models/rules/spokenTime.ts";
import { check } from "./check.ts";
import { takenOver } from "./headOffice.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Opened } from "./opened.ts";
import { namesAt, personName } from "./present/versionLine.ts";
import { Refused } from "./refused.ts";
import type { Saved } from "./wire.ts";

/** Puts something in the draft's place, or throws it away; refused as `older` where it has changed since. */
export async function changeDraft(
  place: Opened,
  change: { base: number; definition?: unknown; headOffice?: number | undefined },
  act: Act,
  knowledge: Knowledge,
): Promise<Saved> {
  const { owner, kind } = place;
  const { base, definition, headOffice } = change;
  const written = await QuestionnaireDraft.replace(
    { store: owner, kind, base, definition, ...(headOffice !== undefined && { headOffice }) },
    act,
  );
  if (!written) throw await older(place, definition);
  return savedAs(place, written, knowledge);
}

/** The refusal of what was made from an older draft: with the newer one, and what differs, so that nothing is lost. */
export async function older({ owner, kind }: Opened, sent: unknown): Promise<Refused> {
  const [draft, published] = await Promise.all([
    QuestionnaireDraft.of(owner, kind),
    Questionnaire.current(owner, kind),
  ]);
  const now = definitionIn(draft) ?? published.definition;
  return new Refused("older", {
    draft: {
      revision: draft?.revision ?? 0,
      definition: now,
      ...(draft && { saved: await savedBy(owner, draft) }),
    },
    differences: between(now, sent ?? published.definition, published.definition),
  });
}

/** What changed from one draft to another, as far as both can be read. */
export function between(
  from: unknown,
  to: unknown,
  fallback: Definition,
  settings: SpokenTimeSettings = {},
): Difference[] {
  return differences(soundParts(from) ?? fallback, soundParts(to) ?? fallback, settings);
}

/** Who saved a draft last, and when. */
export async function savedBy(owner: string, { at, by }: Draft) {
  return { at: at.toISOString(), by: personName(by, await namesAt(owner, [by])) };
}

/** What a person does under a key of his own: nobody's act can be taken for another's. */
export function deedOf({ owner, reader }: Opened, key: string, at: Date): Act {
  return { by: `builder:${owner}:${reader.store}:${reader.code}:${key}`, at, person: reader.code };
}

async function savedAs(place: Opened, draft: Draft, knowledge: Knowledge): Promise<Saved> {
  const published = await Questionnaire.current(place.owner, place.kind);
  const definition = definitionIn(draft) ?? published.definition;
  const candidate = { definition, published, headOffice: takenOver(published, draft) };
  return {
    ...{ revision: draft.revision, at: draft.at.toISOString(), definition },
    check: await check(place, candidate, knowledge),
  };
}
