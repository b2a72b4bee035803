import type { Card, Form, Question, Values } from "../../../../bot/chat.ts";
import type { CardView, ComplaintView, TaskState, TaskView, Who } from "../../../../bot/views.ts";
import type { Condition } from "../../../../models/rules/condition.ts";
import type { DeskItem } from "../../../../bot/web/wire.ts";
import { type CallForm } from "../../../../bot/web/page/call/steps.ts";

/** A moment of the day of which the tests speak. */
export const at = (clock: string, day = "2026-11-24"): string => `${day}T${clock}:00.000Z`;

/** A person of the store by his code. */
export const who = (code: string): Who => ({ code, name: code });

/** A card on the desk. */
export function item(
  ref: string,
  more: Partial<Omit<DeskItem, "card">> & { card?: Partial<Card> } = {},
): DeskItem {
  const { card, ...rest } = more;
  return {
    ref,
    revision: 1,
    place: { channel: "callbacks" },
    at: at("09:00"),
    ...rest,
    card: { plain: ref, body: [], ...card },
  };
}

/** A card that shows a view. */
export const showing = (ref: string, view: CardView, more: Parameters<typeof item>[1] = {}): DeskItem =>
  item(ref, { ...more, card: { view, ...more.card } });

/** A call's card with its buttons. */
export function task(ref: string, now: TaskState, more: Partial<TaskView> = {}): DeskItem {
  const view: TaskView = {
    kind: "task",
    subject: ref,
    kinds: ["service"],
    customer: ref,
    points: 0,
    replies: 0,
    attempts: 0,
    now,
    ...more,
  };
  const start = { token: `start-${ref}`, label: "Start", action: "start", tone: "primary" as const };
  return showing(ref, view, { card: { buttons: [[start]] } });
}

/** A complaint's card. */
export function complaint(ref: string, more: Partial<ComplaintView> = {}): DeskItem {
  return showing(ref, {
    kind: "complaint",
    subject: ref,
    step: "open",
    loop: 0,
    level: "general",
    urgent: false,
    angry: false,
    department: "service",
    customer: ref,
    points: [],
    since: at("09:00"),
    from: {},
    clocks: [],
    promised: [],
    compensation: [],
    replies: 0,
    ...more,
  });
}

/** A call of three questions, with a complaint to offer. */
export function callForm(values: Values = {}, more: Question[] = []): CallForm {
  const talking: Condition = {
    op: "and",
    of: [
      { op: "=", item: "reached", value: "yes" },
      { op: "empty", item: "end" },
    ],
  };
  const choice = (key: string, options: string[]): Question => ({
    type: "choice",
    key,
    label: key,
    required: true,
    options: options.map((value) => ({ value, label: value })),
  });
  const form: Form = {
    formId: "call:1",
    title: "call",
    submit: "Submit",
    zone: "Asia/Shanghai",
    values,
    questions: [
      choice("reached", ["yes", "no", "later"]),
      { ...choice("outcome", ["noAnswer", "busy"]), askIf: { op: "=", item: "reached", value: "no" } },
      { type: "yesNo", key: "point:1", label: "the noise", required: true, askIf: talking },
      {
        type: "score",
        key: "wait",
        label: "Waiting",
        low: 6,
        required: true,
        seconds: 20,
        askIf: talking,
        remark: {
          key: "wait-Comment",
          label: "Words",
          opens: "low",
          marks: [{ key: "urgent", value: true, label: "!" }],
        },
      },
      {
        type: "text",
        key: "why",
        label: "Why so long?",
        seconds: 30,
        askIf: { op: "<=", item: "wait", value: 6 },
      },
      { type: "yesNo", key: "clean", label: "Clean", required: true, seconds: 10, askIf: talking },
      {
        type: "yesNo",
        key: "complaint",
        label: "Complaint",
        askIf: {
          op: "or",
          of: [
            { op: "<=", item: "wait", value: 6 },
            { op: "=", item: "clean", value: false },
          ],
        },
      },
      choice("department", ["service", "sales"]),
      ...more,
    ],
  };
  return {
    ...form,
    view: {
      kind: "call",
      subject: "1",
      kinds: ["service"],
      caller: "li",
      customer: "Mr Zhou",
      phone: { dial: "+8615400000000", shown: "154 0000 0000" },
      speakTo: { name: "Mr Zhou", as: "both" },
      points: [{ key: "point:1", text: "the noise", department: "service" }],
      steps: {
        reached: "reached",
        instead: ["outcome"],
        opening: "Hello",
        closing: "Goodbye",
        items: ["wait", "why", "clean"],
        closes: "complaint",
        end: { key: "end", options: [{ value: "breakoff", label: "Broken off" }] },
      },
      offer: {
        key: "complaint",
        department: "department",
        urgent: "urgent",
        angry: "angry",
        ackBy: at("12:00"),
      },
      startedAt: at("10:00"),
      seconds: 0,
    },
  };
}
