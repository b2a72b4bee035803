import { Person } from "../../models/person.ts";
import { storesOf } from "../../models/questionnaireOwner.ts";
import type { Questionnaire } from "../../models/questionnaireFields.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { PersonName, VersionLine } from "../wire.ts";

/** A published version as the list of versions shows it. */
export function versionLine(
  { version, publishedAt, by, reason, seconds, headOffice }: Questionnaire,
  names: ReadonlyMap<StaffCode, string>,
  { current, answers = 0 }: { current: number; answers?: number | undefined },
): VersionLine {
  return {
    ...{ version, publishedAt: publishedAt.toISOString(), reason, seconds, answers },
    current: version === current,
    ...(by !== undefined && { by: personName(by, names) }),
    ...(headOffice !== undefined && { headOffice }),
  };
}

/** Somebody by name, or by his code where nobody knows it any more. */
export function personName(code: StaffCode, names: ReadonlyMap<StaffCode, string>): PersonName {
  return { code, name: names.get(code) ?? code };
}

/** The names of those who work for an owner. */
export async function namesAt(
  owner: string,
  codes: readonly (StaffCode | undefined)[],
): Promise<Map<StaffCode, string>> {
  const wanted = codes.filter((code) => code !== undefined);
  const stores = await storesOf(owner);
  const found = await Promise.all(stores.map(({ _id }) => Person.names(_id, wanted)));
  return new Map(found.flatMap((names) => [...names]));
}
