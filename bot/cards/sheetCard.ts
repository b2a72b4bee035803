import { t } from "../../locales/index.ts";
import type { Card, Inline } from "../message.ts";
import type { SheetView } from "../views.ts";
import { dotted, plainText, styled } from "./inline.ts";
import type { Reader } from "./reader.ts";
import { dateText, dayText } from "./times.ts";
import { channelWords, shorten } from "./words.ts";

// A channel's message has its limits; the whole list stands in the desk's view and in the report.
const MOST_MOVED = 12;

/** The end of day's sheet: due, attempted, reached, per cent, means, complaints, and what moves on and why. */
export function sheetCard(counted: SheetView, reader: Reader): Card {
  const { locale } = reader;
  const view: SheetView = {
    ...counted,
    moved: counted.moved.map((call) => ({ ...call, customer: channelWords(call.customer, [], 60) })),
  };
  const title = t(locale, "card.sheet.title", { day: dayText(view.day, reader) });
  const { due, attempted, reached, completed, complaints, attemptedRate, successRate, moved } = view;
  const counts = dotted([
    t(locale, "card.sheet.due", { count: due }),
    t(locale, "card.sheet.attempted", { count: attempted, rate: percent(attemptedRate, reader) }),
    t(locale, "card.sheet.reached", { count: reached }),
    t(locale, "card.sheet.completed", { count: completed, rate: percent(successRate, reader) }),
    complaints > 0
      ? styled("danger", t(locale, "card.sheet.complaints", { count: complaints }))
      : t(locale, "card.sheet.complaints", { count: complaints }),
  ]);
  const rest = moved.length - MOST_MOVED;
  const lines: Inline[][] = [
    counts,
    ...(moved.length > 0 ? [[styled("bold", t(locale, "card.sheet.moved", { count: moved.length }))]] : []),
    ...moved.slice(0, MOST_MOVED).map((each): Inline[] => [movedLine(each, reader)]),
    ...(rest > 0 ? [[styled("muted", t(locale, "card.sheet.more", { count: rest }))]] : []),
  ];
  const facts = view.items.map(({ label, mean, answers }): [string, string] => [
    shorten(label, 60),
    mean === null ? "–" : t(locale, "card.sheet.mean", { mean: mean.toFixed(1), count: answers }),
  ]);
  return {
    plain: `${title} · ${plainText(counts)}`,
    title,
    body: lines,
    ...(facts.length > 0 && { facts: facts.slice(0, 30) }),
    view,
  };
}

function movedLine({ plate, customer, to, reason }: SheetView["moved"][number], reader: Reader): string {
  const { locale } = reader;
  const who = [plate, customer].filter((part) => part !== undefined).join(" ");
  return t(locale, "card.sheet.movedLine", {
    who,
    day: dateText(to, reader),
    reason: reason === "notTried" ? t(locale, "card.sheet.notTried") : t(locale, `outcome.${reason}`),
  });
}

/** A share in whole per cent, half up; nobody to count is a dash, never a number. */
function percent(share: number | null, { locale }: Reader): string {
  return share === null ? t(locale, "card.sheet.nobody") : `${Math.floor(share * 100 + 0.5)}%`;
}
