import { t } from "../../locales/index.ts";
import { mayAct } from "../../models/rules/complaintStates.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import type { Card, Inline, Todo } from "../message.ts";
import type { ComplaintView } from "../views.ts";
import type { ButtonWish } from "./buttons.ts";
import { dotted, styled } from "./inline.ts";
import type { Reader } from "./reader.ts";
import { timeText } from "./times.ts";
import { shorten } from "./words.ts";

/** A complaint's card without its buttons; `heads` are the department's managers, whose turn it is without an owner. */
export function complaintCard(
  view: ComplaintView,
  reader: Reader,
  now: Date,
  heads: readonly StaffCode[] = [],
): Card {
  const { locale } = reader;
  const { plate, model, customer, step, department } = view;
  const who = [plate, customer].filter((part) => part !== undefined).join(" ");
  const title = t(locale, "card.complaint.title", {
    department: departmentName(department, locale),
    who,
  });
  const first = view.points[0]?.words ?? "";
  return {
    plain: shorten(`${title} · ${t(locale, `state.${step}`)} · ${first}`, 280),
    title: shorten(title, 140),
    body: [
      tags(view, reader),
      ...view.points.map((point) => wordsLine(point, reader)),
      ...closing(view, reader),
    ],
    facts: facts(view, reader, now, model),
    view,
    ...todoOf(view, now, heads),
  };
}

/** What can be done with a complaint as it stands: the next step first. */
export function complaintButtons(
  { step, promised }: ComplaintView,
  requests: { promises: readonly string[] },
): ButtonWish[][] {
  if (step === "closed") return [[{ action: "file" }]];
  const next: ButtonWish[] = [];
  if (mayAct("acknowledge", step)) next.push({ action: "acknowledge", tone: "primary" });
  if (mayAct("plan", step)) next.push({ action: "plan", tone: "primary" });
  if (mayAct("tellCustomer", step)) next.push({ action: "tellCustomer", tone: "primary" });
  if (mayAct("measureDone", step)) next.push({ action: "measureDone", tone: "primary" });
  const kept = promised.some(({ kept: done }) => !done)
    ? requests.promises.slice(0, 1).map((arg): ButtonWish => ({ action: "keepPromise", arg }))
    : [];
  return [
    [...next, ...kept, { action: "handOver" }],
    [
      { action: "compensate" },
      ...(mayAct("extend", step) ? [{ action: "extend" } as const] : []),
      { action: "level" },
      { action: "file" },
    ],
    [{ action: "closeWithoutCustomer", tone: "danger" }],
  ];
}

/** A department as people call it: by its name where the product knows one, else by its code. */
export function departmentName(department: string, locale: Reader["locale"]): string {
  if (department === "sales") return t(locale, "card.department.sales");
  if (department === "service") return t(locale, "card.department.service");
  return department;
}

function tags(view: ComplaintView, { locale }: Reader): Inline[] {
  const { step, level, urgent, angry, loop, owner } = view;
  return dotted([
    styled("bold", t(locale, `state.${step}`)),
    ...(level === "general" ? [] : [styled("danger", t(locale, `card.level.${level}`))]),
    ...(urgent ? [styled("danger", t(locale, "card.complaint.urgent"))] : []),
    ...(angry ? [styled("danger", t(locale, "card.complaint.angry"))] : []),
    ...(loop > 0 ? [styled("warn", t(locale, "card.complaint.loop", { count: loop }))] : []),
    owner
      ? t(locale, "card.complaint.owner", { name: owner.name })
      : styled("warn", t(locale, "card.complaint.noOwner")),
  ]);
}

function wordsLine(
  { item, score, answer, words }: ComplaintView["points"][number],
  { locale }: Reader,
): Inline[] {
  const said =
    words === "" ? styled("muted", t(locale, "card.complaint.noWords")) : t(locale, "card.quoted", { words });
  const points = score === undefined ? undefined : t(locale, "card.complaint.score", { score });
  const about = [item, answer ?? points].filter((part) => part !== undefined).join(" ");
  return about === "" ? [said] : [said, " ", styled("muted", about)];
}

function closing({ closed }: ComplaintView, reader: Reader): Inline[][] {
  if (!closed) return [];
  const { locale } = reader;
  const params = { name: closed.by?.name ?? "–", at: timeText(new Date(closed.at), reader) };
  const line = t(locale, closed.satisfied ? "card.complaint.closed" : "card.complaint.closedWithout", params);
  return [[line, ...(closed.reason ? [` · ${closed.reason}`] : [])]];
}

function facts(
  view: ComplaintView,
  reader: Reader,
  now: Date,
  model: string | undefined,
): [string, string][] {
  const { locale } = reader;
  const { order, phone, from, plan, clocks, verifier, promised, compensation } = view;
  const rows: [string, string | undefined][] = [
    [t(locale, "card.fact.model"), model],
    [t(locale, "card.fact.order"), order],
    [t(locale, "card.fact.phone"), phone],
    [t(locale, "card.fact.since"), timeText(new Date(view.since), reader, now)],
    [t(locale, "card.fact.from"), fromText(from, reader)],
    ...clocks.map(({ clock, due }): [string, string] => [
      t(locale, `card.clock.${clock}`),
      t(locale, "card.until", { at: timeText(new Date(due), reader, now) }),
    ]),
    [t(locale, "card.fact.cause"), plan?.cause],
    [t(locale, "card.fact.measure"), plan?.measure],
    ...promised
      .filter(({ kept }) => !kept)
      .slice(0, 3)
      .map(({ text }): [string, string] => [t(locale, "card.fact.promised"), text]),
    ...compensation
      .slice(-3)
      .map(({ amount, state }): [string, string] => [
        t(locale, "card.fact.compensation"),
        t(locale, `card.compensation.${state}`, { amount }),
      ]),
    [t(locale, "card.fact.verifier"), verifier?.name],
  ];
  return rows.flatMap(([label, value]): [string, string][] => (value ? [[label, shorten(value, 300)]] : []));
}

function fromText({ by, kind }: ComplaintView["from"], { locale }: Reader): string {
  const where = kind ? t(locale, `kind.${kind}`) : t(locale, "card.complaint.byHand");
  return by ? `${by.name} · ${where}` : where;
}

/** Whose turn it is: its owner's; while nobody owns it, the department's managers'. */
function todoOf(view: ComplaintView, now: Date, heads: readonly StaffCode[]): { todo?: Todo } {
  const { step, owner, urgent, clocks } = view;
  if (step === "closed") return {};
  const late = clocks.some(({ due }) => new Date(due) <= now);
  const of = owner ? [owner.code] : [...heads];
  return { todo: { ...(of.length > 0 && { of }), ...((urgent || late) && { urgent: true }) } };
}
