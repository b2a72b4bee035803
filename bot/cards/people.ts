import { Person } from "../../models/person.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { Who } from "../views.ts";

/** The persons of a store by code, those who have left too. */
export interface People {
  /** Somebody by his code; one whom nobody knows any more goes by it. */
  who(code: StaffCode): Who;
  /** The same for a code that may be missing, as a part of a view. */
  as<K extends string>(key: K, code: StaffCode | undefined): Partial<Record<K, Who>>;
  name(code: StaffCode): string;
}

/** Looks up these persons of a store. */
export async function peopleOf(store: string, codes: readonly (StaffCode | undefined)[]): Promise<People> {
  const wanted = [...new Set(codes.filter((code) => code !== undefined))];
  const found = await Person.among(store, wanted);
  const known = new Map<StaffCode, Who>(
    found.map(({ code, name, roles: [role], department }) => [
      code,
      { code, name, ...(role && { role }), ...(department && { department }) },
    ]),
  );
  const who = (code: StaffCode): Who => known.get(code) ?? { code, name: code };
  return {
    who,
    as: <K extends string>(key: K, code: StaffCode | undefined) =>
      (code === undefined ? {} : { [key]: who(code) }) as Partial<Record<K, Who>>,
    name: (code) => who(code).name,
  };
}
