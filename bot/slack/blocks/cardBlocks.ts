import type { types } from "@slack/bolt";
import type { Button, Card, Inline } from "../../chat.ts";
import { cut, limits } from "./limits.ts";
import { wordBlocks } from "./richText.ts";

/** A block that stands in messages and views alike. */
export type CardBlock = types.KnownBlock;

/** A card as a message: what a notification reads, and its blocks. */
export interface CardMessage {
  text: string;
  blocks: CardBlock[];
}

/**
 * A card as Block Kit, whatever its length: what does not fit is left out from the end of its body, never a button
 * or a fact, and a sign says so.
 */
export function cardMessage(card: Card): CardMessage {
  return { text: escaped(cut(card.plain, limits.blockText)), blocks: cardBlocks(card) };
}

/** A card's blocks, at most so many. */
export function cardBlocks(card: Card, most: number = limits.messageBlocks): CardBlock[] {
  const title = card.title ? [header(card.title)] : [];
  const facts = (card.facts ?? []).map(([label, value]): Inline[] => [
    { style: "bold", text: label },
    `  ${value}`,
  ]);
  const buttons = actionBlocks(card.buttons ?? []).slice(0, most - title.length - 1);
  const factBlocks = wordBlocks(fitted(facts, limits.messageText / 2)).slice(0, FACT_BLOCKS);
  const taken = title.length + factBlocks.length + buttons.length;
  const room = limits.messageText - sum(facts) - limits.header;
  const body = wordBlocks(fitted(card.body, room)).slice(0, Math.max(0, most - taken));
  const blocks = [...title, ...body, ...factBlocks, ...buttons];
  // Slack takes no message of nothing.
  return blocks.length > 0 ? blocks : wordBlocks([[card.plain || "…"]]);
}

// A card has a dozen facts at most; four blocks hold far more.
const FACT_BLOCKS = 4;

/** Characters that Slack would read as its own marks. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function header(title: string): CardBlock {
  return { type: "header", text: { type: "plain_text", text: cut(title, limits.header), emoji: false } };
}

/** Rows of buttons; a row of more than Slack takes goes on in the next. */
function actionBlocks(rows: readonly (readonly Button[])[]): CardBlock[] {
  return rows.flatMap((row, y) =>
    chunks(row, limits.actions).map((some, part): CardBlock => ({
      type: "actions",
      elements: some.map((button, x) => buttonElement(button, `${y}.${part}.${x}`)),
    })),
  );
}

function buttonElement({ token, label, action, tone }: Button, at: string): types.Button {
  return {
    type: "button",
    action_id: cut(`press:${action}:${at}`, limits.actionId),
    text: { type: "plain_text", text: cut(label, limits.button), emoji: false },
    value: token,
    ...(tone && { style: tone }),
  };
}

/** The lines that have room, the last one cut where it has not. */
function fitted(lines: readonly (readonly Inline[])[], room: number): Inline[][] {
  const kept: Inline[][] = [];
  let left = room;
  for (const line of lines) {
    if (left < 2) break;
    const length = lineLength(line);
    kept.push(length <= left ? [...line] : cutLine(line, left));
    left -= length + 1;
  }
  if (kept.length < lines.length && left >= 0) kept.push(["…"]);
  return kept;
}

function cutLine(line: readonly Inline[], room: number): Inline[] {
  const kept: Inline[] = [];
  let left = room;
  for (const run of line) {
    if (left < 2) break;
    const text = typeof run === "string" ? run : run.text;
    const short = cut(text, left);
    kept.push(typeof run === "string" ? short : { ...run, text: short });
    left -= lineLength([run]);
  }
  return kept;
}

const lineLength = (line: readonly Inline[]): number =>
  line.reduce((total, run) => {
    if (typeof run === "string") return total + run.length;
    return total + run.text.length + ("url" in run ? run.url.length : 0);
  }, 0);

const sum = (lines: readonly (readonly Inline[])[]): number =>
  lines.reduce((total, line) => total + lineLength(line) + 1, 0);

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
