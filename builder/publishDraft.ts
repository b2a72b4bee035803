import { AppError } from "../locales/appError.ts";
import { type Act, part } from "../models/act.ts";
import { AuditEntry } from "../models/auditEntry.ts";
import { Questionnaire } from "../models/questionnaire.ts";
import { QuestionnaireDraft } from "../models/questionnaireDraft.ts";
import type { Questionnaire as Version } from "../models/questionnaireFields.ts";
import { LIMIT } from "../models/rules/spokenTime.ts";
import { check } from "./check.ts";
import { older } from "./changeDraft.ts";
import { takenOver } from "./headOffice.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Opened } from "./opened.ts";
import { Refused } from "./refused.ts";
import { standing } from "./standing.ts";

/**
 * Makes the draft of that revision the next version. A revision is published once, whoever asks and however often; what
 * breaks off after the version is there leaves a draft of that revision, which cannot become another version.
 */
export async function publishDraft(
  place: Opened,
  { base, reason }: { base: number; reason: string },
  act: Act,
  knowledge: Knowledge,
): Promise<Version> {
  const { owner, kind, rights } = place;
  const by = `draft:${base}`;
  const before = await Questionnaire.findOne({ store: owner, kind, key: by });
  const version = before ?? (await publishNew());
  // The version is there: what is left is told again as often as it takes.
  await QuestionnaireDraft.replace({ store: owner, kind, base }, part(act, "published"));
  const details = { kind, version: version.version, reason: version.reason };
  await AuditEntry.record(
    owner,
    { act: "questionnaire.publish", subject: `questionnaire:${kind}`, details },
    act,
  );
  knowledge.forget(owner, kind);
  return version;

  async function publishNew(): Promise<Version> {
    const { published, draft, drafted } = await standing(place);
    if (draft && draft.revision !== base) throw await older(place, drafted);
    if (drafted === undefined) throw new AppError("builder.nothingToPublish");
    const headOffice = takenOver(published, draft);
    const checked = await check(place, { definition: drafted, published, headOffice }, knowledge);
    if (checked.problems.length > 0) throw new Refused("faulty", { check: checked });
    if (!checked.ok) {
      const seconds = Math.ceil(checked.time?.seconds ?? 0);
      throw new Refused("tooLong", { check: checked }, { seconds, limit: LIMIT });
    }
    const { known } = await knowledge.measured(owner, kind);
    return Questionnaire.publish(
      {
        ...{ store: owner, definition: drafted, reason, seconds: known, mayLock: rights.lock },
        ...(headOffice !== undefined && { headOffice }),
      },
      { ...act, by },
    );
  }
}
