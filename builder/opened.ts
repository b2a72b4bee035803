import type { Request, Response } from "express";
import type { Person } from "../models/person.ts";
import { groupOf } from "../models/questionnaireOwner.ts";
import type { QuestionnaireKind } from "../models/rules/kinds.ts";
import { type OwnerPlace, questionnaireRights, type Rights } from "../models/rules/questionnaireRights.ts";
import { Store } from "../models/store.ts";
import { Refused } from "./refused.ts";
import { queries } from "./schemas.ts";

/** A questionnaire that somebody may see, and what he may do with it. */
export interface Opened {
  owner: string;
  kind: QuestionnaireKind;
  rights: Rights;
  reader: Person;
}

/** The questionnaire of the address; refused as not there or not his business, and without the right that is needed. */
export async function opened(req: Request, res: Response, needs?: keyof Rights): Promise<Opened> {
  const kind = queries.kind.safeParse(req.params.kind);
  const { owner, place, reader, group } = await ownerOf(req, res);
  if (!kind.success) throw new Refused("notFound");
  const rights = rightsOf(reader, group, place, kind.data);
  if (rights === "unknown") throw new Refused("notFound");
  if (rights === "forbidden" || (needs && !rights[needs])) throw new Refused("forbidden");
  return { owner, kind: kind.data, rights, reader };
}

/** Every questionnaire of the address's owner that the person may see. */
export async function openedAll(req: Request, res: Response): Promise<Opened[]> {
  const { owner, place, reader, group } = await ownerOf(req, res);
  const found = queries.kind.options.map((kind) => ({ kind, rights: rightsOf(reader, group, place, kind) }));
  if (found.every(({ rights }) => rights === "unknown")) throw new Refused("notFound");
  const seen = found.flatMap(({ kind, rights }) =>
    typeof rights === "string" ? [] : [{ owner, kind, rights, reader }],
  );
  if (seen.length === 0) throw new Refused("forbidden");
  return seen;
}

/** The person whom the door has let through. */
export function readerOf({ locals }: Response): Person {
  return locals.reader;
}

function rightsOf(reader: Person, group: string | undefined, place: OwnerPlace, kind: QuestionnaireKind) {
  return questionnaireRights({ ...reader, ...(group !== undefined && { group }) }, place, kind);
}

async function ownerOf(req: Request, res: Response) {
  const reader = readerOf(res);
  const owner = queries.owner.safeParse(req.params.owner);
  if (!owner.success) throw new Refused("notFound");
  const { group } = await Store.named(reader.store);
  const headOfficeOf = groupOf(owner.data);
  if (headOfficeOf !== undefined) return { owner: owner.data, place: { headOfficeOf }, reader, group };
  const [store] = await Store.find({ _id: owner.data });
  if (!store) throw new Refused("notFound");
  const place = { store: store._id, ...(store.group !== undefined && { group: store.group }) };
  return { owner: owner.data, place, reader, group };
}
