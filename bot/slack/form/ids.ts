/** What a block of a form holds: an answer, a time beside those offered, the words beside an answer, or their marks. */
export type BlockPart = "q" | "at" | "remark" | "marks";

/** A block's id: it stays the same from one rendering to the next, so that Slack keeps what was typed into it. */
export const blockId = (part: BlockPart, key: string): string => `${part}|${key}`;

/** What a block's id names; null where it is none of a form's. */
export function readBlockId(id: string): { part: BlockPart; key: string } | null {
  const [, part, key] = /^(q|at|remark|marks)\|(.+)$/.exec(id) ?? [];
  return part && key ? { part: part as BlockPart, key } : null;
}

/** The option that takes an answer back: on Slack a choice once made cannot be unmade. */
export const NO_ANSWER = "-";

/** The action of a form's fields: each hands its answer on as soon as it is given. */
export const FIELD = "field";
