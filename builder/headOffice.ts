import { Questionnaire } from "../models/questionnaire.ts";
import { definitionIn } from "../models/questionnaireDraft.ts";
import type { Draft } from "../models/questionnaireDraftFields.ts";
import { ownerAbove } from "../models/questionnaireOwner.ts";
import type { Definition } from "../models/rules/definition.ts";
import { soundParts } from "../models/rules/definitionCheck.ts";
import { type Difference, differences } from "../models/rules/differences.ts";
import { inherit } from "../models/rules/inherit.ts";
import type { Questionnaire as Version } from "../models/questionnaireFields.ts";

/** A version of head office's that a store has not taken over, and what taking it over would change. */
export interface HeadOfficeNews {
  version: number;
  at: string;
  reason: string;
  definition: Definition;
  differences: Difference[];
}

/** The newest version of head office's, where it changes something in the store's draft, or in what is published. */
export async function headOfficeNews(
  owner: string,
  published: Version,
  draft: Draft | null,
): Promise<HeadOfficeNews | null> {
  const above = await ownerAbove(owner);
  if (above === undefined) return null;
  const [newest] = await Questionnaire.versions(above, published.kind);
  const taken = takenOver(published, draft);
  if (!newest || newest.version <= (taken ?? 0)) return null;
  const base = soundParts(definitionIn(draft)) ?? published.definition;
  const definition = inherit(base, newest.definition);
  const changes = differences(base, definition);
  if (changes.length === 0) return null;
  const { version, publishedAt, reason } = newest;
  return { version, at: publishedAt.toISOString(), reason, definition, differences: changes };
}

/** The head office's version that a draft, or else the published version, holds the locked lines of. */
export function takenOver(published: Version, draft: Draft | null): number | undefined {
  return draft?.definition === undefined ? published.headOffice : draft.headOffice;
}
