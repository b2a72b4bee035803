import { Questionnaire } from "../models/questionnaire.ts";
import { definitionIn, QuestionnaireDraft } from "../models/questionnaireDraft.ts";
import type { Opened } from "./opened.ts";

/** How a questionnaire stands: the version in use, and the draft of the next with its definition. */
export async function standing({ owner, kind }: Pick<Opened, "owner" | "kind">) {
  const [published, draft] = await Promise.all([
    Questionnaire.current(owner, kind),
    QuestionnaireDraft.of(owner, kind),
  ]);
  return { published, draft, drafted: definitionIn(draft) };
}
