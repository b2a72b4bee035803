import type { types } from "@slack/bolt";
import type { Inline } from "../../chat.ts";
import { limits } from "./limits.ts";

/** A block of words: Slack reads no markup in it, so that a customer's words can neither break nor forge anything. */
export type WordBlock = types.RichTextBlock;

type Run = types.RichTextElement;

/** Lines of words as blocks, as many as their length asks for. */
export function wordBlocks(lines: readonly (readonly Inline[])[]): WordBlock[] {
  const blocks: Run[][] = [];
  let room = 0;
  for (const [at, line] of lines.entries()) {
    const runs = line.flatMap(runsOf);
    if (at > 0 && room > 0) runs.unshift({ type: "text", text: "\n" });
    for (const run of runs) {
      const length = lengthOf(run);
      if (length > room) {
        blocks.push([]);
        room = limits.blockText;
        // What parted it from the line before is now the block's own edge.
        if (run.type === "text" && run.text === "\n") continue;
      }
      blocks.at(-1)!.push(run);
      room -= length;
    }
  }
  return blocks.filter((runs) => runs.length > 0).map(blockOf);
}

/** What is read aloud, set off from the rest. */
export function quoteBlocks(text: string): WordBlock[] {
  return texts(text).map((run) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements: [run] }],
  }));
}

const blockOf = (elements: Run[]): WordBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

function runsOf(inline: Inline): Run[] {
  if (typeof inline === "string") return texts(inline);
  if ("url" in inline) return [{ type: "link", url: inline.url, text: inline.text || inline.url }];
  switch (inline.style) {
    case "bold":
      return texts(inline.text, { bold: true });
    case "muted":
      return texts(inline.text, { italic: true });
    case "warn":
      return texts(inline.text, { bold: true, italic: true });
    case "danger":
      return [{ type: "emoji", name: "exclamation" }, ...texts(` ${inline.text}`, { bold: true })];
  }
}

/** Runs short enough for a block each; Slack refuses an empty one. */
function texts(text: string, style?: { bold?: boolean; italic?: boolean }): Run[] {
  const characters = [...text];
  const runs: Run[] = [];
  // A character takes at most two of the units that Slack counts.
  const most = limits.blockText / 2;
  for (let at = 0; at < characters.length; at += most) {
    runs.push({ type: "text", text: characters.slice(at, at + most).join(""), ...(style && { style }) });
  }
  return runs;
}

function lengthOf(run: Run): number {
  if (run.type === "text") return run.text.length;
  return run.type === "link" ? run.url.length + (run.text ?? "").length : 20;
}
