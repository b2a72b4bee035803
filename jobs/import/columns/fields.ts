import { plainWord, words } from "./words.ts";

/** The two sorts of visits. */
export type VisitType = "delivery" | "repair";

/** Whose data a column holds: of the customer without more said, of the owner, of who brought the car. */
export type Whose = keyof typeof words.people;

/** What a column can say of a person. */
export type Personal = keyof typeof words.personal;

/** What a column can hold. */
export type Field = keyof typeof words.fields | Personal | `${Exclude<Whose, "">}${Capitalize<Personal>}`;

/** What a header names; `rank` orders the headers of one field, the most exact first. */
export interface Named {
  field: Field;
  rank: number;
  /** The sort of visits that has such a column. */
  type?: VisitType;
}

/** The field of a person's column: `phone`, `ownerPhone`, `bringerPhone`. */
export function personField(whose: Whose, what: Personal): Field {
  return whose === "" ? what : `${whose}${capitalize(what)}`;
}

/** What a header names by the table of synonyms; undefined if nothing that the product knows. */
export function fieldNamed(header: string): Named | undefined {
  const plain = plainWord(header);
  // Of several columns of one sort the second is often called so: 手机2
  return synonyms.get(plain) ?? synonyms.get(plain.replace(/\d$/, ""));
}

const synonyms = buildSynonyms();

/** Every field there is. */
export const fields: ReadonlySet<Field> = new Set([...synonyms.values()].map(({ field }) => field));

function buildSynonyms(): Map<string, Named> {
  const found = new Map<string, Named>();
  const add = (header: string, field: Field, type?: VisitType) => {
    const plain = plainWord(header);
    if (plain && !found.has(plain)) found.set(plain, { field, rank: found.size, ...(type && { type }) });
  };
  for (const [field, list] of entries<Field, SynonymList>(words.fields)) {
    const lists: Partial<Record<VisitType | "", string[]>> = Array.isArray(list) ? { "": list } : list;
    for (const [type, headers] of entries<VisitType | "", string[] | undefined>(lists))
      for (const header of headers ?? []) add(header, field, type || undefined);
  }
  for (const [whose, { before, alone }] of entries<Whose, (typeof words.people)[Whose]>(words.people)) {
    const type = whose === "bringer" ? "repair" : undefined;
    for (const [what, list] of entries<Personal, string[]>(words.personal))
      for (const word of list)
        for (const prefix of before) add(prefix + word, personField(whose, what), type);
    for (const header of alone) add(header, personField(whose, "name"), type);
  }
  return found;
}

type SynonymList = string[] | Partial<Record<VisitType | "", string[]>>;

function entries<K extends string, V>(table: Partial<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][];
}

function capitalize<T extends string>(text: T): Capitalize<T> {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}` as Capitalize<T>;
}
