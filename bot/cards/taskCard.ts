import { t, type Locale } from "../../locales/index.ts";
import type { Card, Inline, Todo } from "../message.ts";
import type { TaskView } from "../views.ts";
import type { ButtonWish } from "./buttons.ts";
import { dotted, plainText, styled } from "./inline.ts";
import type { Reader } from "./reader.ts";
import { clockText, dayText, spanText, timeText } from "./times.ts";
import { shorten } from "./words.ts";

/** A task's card without its buttons; a finished or put-off one is a single line. */
export function taskCard(view: TaskView, reader: Reader, now: Date): Card {
  const { locale } = reader;
  const head = headOf(view, locale);
  const state = stateLine(view, reader, now);
  const isLine = view.now.state !== "open" && view.now.state !== "claimed";
  const line = [head, ...(state ? [plainText(state)] : [])].join(" · ");
  const todo = todoOf(view);
  return {
    plain: shorten(line, 280),
    body: isLine
      ? [[`${head} · `, ...(state ?? [])]]
      : [[styled("bold", head)], detailLine(view, reader, now), ...(state ? [state] : [])],
    view,
    ...(todo && { todo }),
  };
}

/** What can be done with a task as it stands. */
export function taskButtons({ now }: TaskView): ButtonWish[][] {
  switch (now.state) {
    case "open":
      return [[{ action: "start", tone: "primary" }, { action: "handOver" }, { action: "file" }]];
    case "claimed":
      return [[{ action: "resume", tone: "primary" }, { action: "handOver" }, { action: "file" }]];
    case "retry":
    case "waiting":
      return [[{ action: "file" }]];
    case "done":
      return [[...(now.complaint ? [] : [{ action: "complain" } as const]), { action: "file" }]];
    case "moved":
      return [];
  }
}

function headOf({ kinds, plate, model, customer }: TaskView, locale: Locale): string {
  const kind = kinds.map((each) => t(locale, `kind.${each}`)).join(t(locale, "card.and"));
  return [kind, plate, model, customer].filter((part) => part !== undefined).join(" · ");
}

function detailLine(view: TaskView, reader: Reader, now: Date): Inline[] {
  const { locale } = reader;
  const { window, carried, late, assignee, work, order, points } = view;
  const parts: Inline[] = [];
  if (window) {
    const span = { from: new Date(window.from), ...(window.to && { to: new Date(window.to) }) };
    const at = spanText(span, reader, now);
    parts.push(window.own ? styled("warn", t(locale, "card.task.own", { at })) : at);
  }
  if (carried) parts.push(styled("warn", t(locale, "card.task.carried")));
  if (late) parts.push(styled("warn", t(locale, "card.task.late")));
  if (points > 0) parts.push(styled("warn", t(locale, "card.task.points", { count: points })));
  if (assignee) parts.push(t(locale, "card.task.for", { name: assignee.name }));
  if (work) parts.push(work);
  if (order) parts.push(styled("muted", order));
  return dotted(parts);
}

/** How it stands, in words; nothing for one that is merely open. */
function stateLine({ now: state, attempts }: TaskView, reader: Reader, now: Date): Inline[] | undefined {
  const { locale } = reader;
  switch (state.state) {
    case "open":
      return undefined;
    case "claimed":
      return [
        t(locale, "card.task.claimed", { name: state.by.name, at: clockText(new Date(state.since), reader) }),
      ];
    case "retry":
      return [
        t(locale, "card.task.retry", {
          outcome: t(locale, `outcome.${state.outcome}`),
          count: attempts,
          next: timeText(new Date(state.next), reader, now),
        }),
      ];
    case "waiting": {
      const params = { outcome: t(locale, `outcome.${state.outcome}`), name: state.of?.name ?? "–" };
      return [
        t(locale, state.awaits === "number" ? "card.task.awaitsNumber" : "card.task.awaitsUser", params),
      ];
    }
    case "moved":
      return [t(locale, "card.task.moved", { day: dayText(state.to, reader) })];
    case "done":
      return doneLine(state, reader);
  }
}

function doneLine(done: Extract<TaskView["now"], { state: "done" }>, reader: Reader): Inline[] {
  const { locale } = reader;
  const at = clockText(new Date(done.at), reader);
  const outcome = t(locale, `outcome.${done.outcome}`);
  const line: Inline[] = [
    done.by ? t(locale, "card.task.done", { name: done.by.name, at, outcome }) : `${at} ${outcome}`,
  ];
  if (done.score !== undefined) line.push(" · ", t(locale, "card.task.score", { score: done.score }));
  if (done.complaint) line.push(" · ", styled("danger", t(locale, "card.task.complaint")));
  return line;
}

function todoOf({ now, assignee }: TaskView): Todo | undefined {
  if (now.state === "claimed") return { of: [now.by.code] };
  if (now.state !== "open") return undefined;
  return assignee ? { of: [assignee.code] } : {};
}
