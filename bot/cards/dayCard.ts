import { t } from "../../locales/index.ts";
import type { Card, Inline } from "../message.ts";
import type { DayView, PersonDay } from "../views.ts";
import { dotted, plainText, styled } from "./inline.ts";
import type { Reader } from "./reader.ts";
import { clockText, dayText } from "./times.ts";

/** The day's card: how many calls of which kind, how far they are, and who has how many. */
export function dayCard(view: DayView, reader: Reader): Card {
  const { locale } = reader;
  const { done, calling, retry, open, carried, unposted, due, closed } = view;
  const title = t(locale, closed ? "card.day.closed" : "card.day.title", { day: dayText(view.day, reader) });
  const kinds = view.kinds.map(({ kind, count }) =>
    t(locale, "card.day.kind", { kind: t(locale, `kind.${kind}`), count }),
  );
  const progress = dotted([
    styled("bold", t(locale, "card.day.due", { due })),
    t(locale, "card.day.done", { count: done }),
    t(locale, "card.day.calling", { count: calling }),
    t(locale, "card.day.retry", { count: retry }),
    t(locale, "card.day.open", { count: open }),
    ...(carried > 0 ? [styled("warn", t(locale, "card.day.carried", { count: carried }))] : []),
  ]);
  const more: Inline[] = [];
  if (unposted > 0) more.push(styled("muted", t(locale, "card.day.unposted", { count: unposted })));
  more.push(styled("muted", t(locale, "card.day.asOf", { at: clockText(new Date(view.asOf), reader) })));
  return {
    plain: `${title} · ${plainText(progress)}`,
    title,
    body: [progress, ...(kinds.length > 0 ? [dotted(kinds)] : []), dotted(more)],
    ...(view.people.length > 0 && { facts: view.people.map((person) => personFact(person, reader)) }),
    view,
  };
}

function personFact({ who, due, done, retry, open, next }: PersonDay, reader: Reader): [string, string] {
  const { locale } = reader;
  const counted = t(locale, "card.day.person", { due, done, retry, open });
  const at = next && t(locale, "card.day.next", { at: clockText(new Date(next), reader) });
  return [who.name, at ? `${counted} · ${at}` : counted];
}
