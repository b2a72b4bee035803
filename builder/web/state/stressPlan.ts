import { isItem, lines, type Definition, type Item, type Line } from "../../../models/rules/definition.ts";
import { isFixed } from "../../../models/rules/fixedLines.ts";
import { stress } from "../../../models/rules/stress.ts";

/** What there is to do to a draft to stress a weak item in it. */
export interface StressPlan {
  item: string;
  /** The line that it comes to stand after, where it has to move. */
  after?: string;
  /** It is asked in every call, where it was not. */
  askAlways?: true;
  /** A bad answer is followed by a question for the reason, where it was not. */
  remark?: true;
  /** A question of its own for those who were not low enough to be asked for the reason. */
  probe?: { name: string; visibleIf: string };
}

/** What is left to do to stress an item; undefined where nothing is, or where it is not the store's to change. */
export function stressPlan(definition: Definition, name: string, threshold: number): StressPlan | undefined {
  const all = lines(definition).map(({ line }) => line);
  const at = all.findIndex((line) => line.name === name);
  const item = all[at];
  if (!item || !isItem(item) || isFixed(item)) return undefined;
  // Whatever was stressed before it keeps its place.
  const after = all
    .slice(0, at)
    .flatMap((line) => (hasProbe(all, line) ? [line.name, probeName(line.name)] : []));
  const made = lines(stress(definition, name, { probe: " ", after })).map(({ line }) => line);
  const place = made.findIndex((line) => line.name === name);
  const change = made[place];
  const moves = place !== at && place > 0;
  const asks = change && isItem(change) && change.commentText !== item.commentText;
  const probe = probeFor(all, item, threshold);
  const plan: StressPlan = {
    item: name,
    ...(moves && { after: made[place - 1]!.name }),
    ...((item.askRate ?? 1) < 1 && { askAlways: true }),
    ...((asks || (isScored(item) && !item.showCommentArea)) && { remark: true }),
    ...(probe && { probe }),
  };
  return Object.keys(plan).length > 1 ? plan : undefined;
}

/** Whether an item is one that can be stressed, and everything is done to it. */
export function isStressed(definition: Definition, name: string, threshold: number): boolean {
  const item = lines(definition).find(({ line }) => line.name === name)?.line;
  if (!item || !isItem(item) || !isScored(item) || isFixed(item)) return false;
  return stressPlan(definition, name, threshold) === undefined;
}

/** The name of the question that asks on about an item. */
export const probeName = (item: string): string => `${item.slice(0, 36)}More`;

const isScored = ({ type }: Item): boolean => type === "rating" || type === "boolean";
const hasProbe = (all: readonly Line[], line: Line): boolean =>
  line.type === "rating" && all.some(({ name }) => name === probeName(line.name));

// Up to here a score is not the best, and there is something to be learnt by asking.
const ASKED_ON_UP_TO = 8;

function probeFor(all: readonly Line[], item: Item, threshold: number): StressPlan["probe"] {
  if (item.type !== "rating" || hasProbe(all, item) || threshold >= ASKED_ON_UP_TO) return undefined;
  const visibleIf = `{${item.name}} >= ${threshold + 1} and {${item.name}} <= ${ASKED_ON_UP_TO}`;
  return { name: probeName(item.name), visibleIf };
}
