import { t } from "../../locales/index.ts";
import type { Card, Inline } from "../message.ts";
import type { FileView } from "../fileView.ts";
import { dotted, styled } from "./inline.ts";
import type { Reader } from "./reader.ts";
import { timeText } from "./times.ts";
import { shorten } from "./words.ts";

// What a message of any platform holds; the desk shows the whole view.
const MOST = 5;

/** A vehicle's file for the one person who asked for it. */
export function fileCard(view: FileView, reader: Reader): Card {
  const { locale } = reader;
  const { customer, vehicle, phone, slot, vin, consent, doNotCall } = view;
  const title = [vehicle?.plate, vehicle?.model, customer].filter((part) => part !== undefined).join(" · ");
  const rows: [string, string | undefined][] = [
    [t(locale, "card.fact.phone"), phone],
    [t(locale, "card.fact.consent"), t(locale, `card.consent.${consent}`)],
    [t(locale, "card.fact.slot"), slot],
    [t(locale, "card.fact.vin"), vin],
    [t(locale, "card.fact.colour"), vehicle?.colour],
    [t(locale, "card.fact.warranty"), vehicle?.warrantyUntil],
  ];
  return {
    plain: shorten(title, 280),
    title: shorten(title, 140),
    body: [
      ...(doNotCall
        ? [[styled("danger", t(locale, "card.file.doNotCall", { reason: doNotCall.reason ?? "" }))]]
        : []),
      ...points(view, reader),
      ...visits(view, reader),
      ...calls(view, reader),
      ...complaints(view, reader),
    ],
    facts: rows.flatMap(([label, value]): [string, string][] =>
      value ? [[label, shorten(value, 300)]] : [],
    ),
    view,
  };
}

function points({ points: open }: FileView, { locale }: Reader): Inline[][] {
  return section(
    t(locale, "card.file.points"),
    open.map(({ text, department }) => [shorten(text, 200), styled("muted", department)]),
  );
}

function visits({ visits: all }: FileView, reader: Reader): Inline[][] {
  const { locale } = reader;
  return section(
    t(locale, "card.file.visits"),
    all.map(({ at, type, order, work }) => [
      timeText(new Date(at), reader),
      t(locale, `card.visit.${type}`),
      ...(work ? [shorten(work, 160)] : []),
      ...(order ? [styled("muted", order)] : []),
    ]),
  );
}

function calls({ calls: all }: FileView, reader: Reader): Inline[][] {
  const { locale } = reader;
  return section(
    t(locale, "card.file.calls"),
    all.map(({ at, kind, outcome, by, score, words = [] }) => [
      timeText(new Date(at), reader),
      t(locale, `kind.${kind}`),
      t(locale, `outcome.${outcome}`),
      ...(by ? [by.name] : []),
      ...(score === undefined ? [] : [t(locale, "card.task.score", { score })]),
      ...words.slice(0, 2).map((each) => t(locale, "card.quoted", { words: shorten(each, 160) })),
    ]),
  );
}

function complaints({ complaints: all }: FileView, reader: Reader): Inline[][] {
  const { locale } = reader;
  return section(
    t(locale, "card.file.complaints"),
    all.map(({ since, step, words }) => [
      timeText(new Date(since), reader),
      t(locale, `state.${step}`),
      shorten(words, 200),
    ]),
  );
}

function section(title: string, rows: readonly Inline[][]): Inline[][] {
  if (rows.length === 0) return [];
  return [[styled("bold", title)], ...rows.slice(0, MOST).map(dotted)];
}
