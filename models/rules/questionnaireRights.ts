import { type QuestionnaireKind } from "./kinds.ts";
import { may } from "./permissions.ts";
import { type StaffMember } from "./staff.ts";

/** What somebody may do with a questionnaire that he may see. */
export interface Rights {
  edit: boolean;
  publish: boolean;
  /** May lock items and change locked ones. */
  lock: boolean;
}

/** Somebody, where he works. */
export interface Member extends StaffMember {
  store: string;
  group?: string;
}

/** Whose questionnaire it is: a store's, which may belong to a group, or that of a group's head office. */
export type OwnerPlace = { store: string; group?: string } | { headOfficeOf: string };

/**
 * What somebody may do with a questionnaire: the department's manager and the admin edit their store's, the GM and
 * head office look on; head office edits what it gives the stores of its group. `unknown` where he is not to know that
 * it is there, `forbidden` where it is his own store's and not his business.
 */
export function questionnaireRights(
  person: Member,
  owner: OwnerPlace,
  kind: QuestionnaireKind,
): Rights | "unknown" | "forbidden" {
  const mayDo = (act: Parameters<typeof may>[1]): boolean =>
    may(person.code, act, [person], { department: kind });
  if ("headOfficeOf" in owner) {
    const own = person.group === owner.headOfficeOf && mayDo("editLockedItems");
    return own ? { edit: true, publish: true, lock: true } : "unknown";
  }
  if (owner.store === person.store) {
    if (!mayDo("seeResults")) return "forbidden";
    return { edit: mayDo("editQuestionnaire"), publish: mayDo("publishQuestionnaire"), lock: false };
  }
  const above = owner.group !== undefined && owner.group === person.group && mayDo("editLockedItems");
  return above ? { edit: false, publish: false, lock: false } : "unknown";
}
