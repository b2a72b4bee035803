import type { Form, Question, Value, Values } from "../../form.ts";
import { wallTime } from "../../forms/wallTime.ts";
import { blockId, FIELD, readBlockId } from "./ids.ts";
import { valueOf } from "./options.ts";

/** What Slack says of a field. */
export interface FieldState {
  type?: string;
  value?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[];
  selected_date?: string | null;
  selected_date_time?: number | null;
}

/** The fields of a view by block and action. */
export type ViewState = Record<string, Record<string, FieldState | undefined> | undefined>;

/** The answers that a view's fields hold, null where there is none; what it does not ask is left out. */
export function readState(form: Pick<Form, "questions" | "zone">, state: ViewState): Record<string, Value> {
  const values: Record<string, Value> = {};
  const marks: Record<string, Value> = {};
  const field = (id: string): FieldState | undefined => state[id]?.[FIELD];
  for (const question of form.questions) {
    const { key } = question;
    const asked = field(blockId("q", key));
    const at = field(blockId("at", key));
    if (asked || at) {
      const picked = at && moment(at, form.zone);
      values[key] = picked ?? (asked ? answerOf(question, asked, form.zone) : null);
    }
    const remark = "remark" in question ? question.remark : undefined;
    if (!remark) continue;
    const words = field(blockId("remark", key));
    if (words) values[remark.key] = words.value || null;
    const set = field(blockId("marks", key));
    if (!set) continue;
    const chosen = (set.selected_options ?? []).map(({ value }) => value);
    for (const [i, mark] of remark.marks.entries()) {
      if (chosen.includes(String(i))) marks[mark.key] = mark.value;
      else marks[mark.key] ??= null;
    }
  }
  for (const [key, value] of Object.entries(marks)) {
    // A mark that is set beside one answer is set for all that share it.
    if (value !== null || values[key] === undefined) values[key] = value;
  }
  return values;
}

/** The answers that a change of one block touches. */
export function changedValues(form: Form, state: ViewState, block: string): Values {
  const named = readBlockId(block);
  const question = named && form.questions.find(({ key }) => key === named.key);
  if (!named || !question) return {};
  const remark = "remark" in question ? question.remark : undefined;
  const keys = {
    q: [question.key],
    at: [question.key],
    remark: remark ? [remark.key] : [],
    marks: remark ? remark.marks.map(({ key }) => key) : [],
  }[named.part];
  const all = readState(form, state);
  return Object.fromEntries(
    keys.flatMap((key): [string, Value][] => (all[key] === undefined ? [] : [[key, all[key]]])),
  );
}

function answerOf(question: Question, state: FieldState, zone: string): Value {
  const chosen = state.selected_option?.value;
  switch (question.type) {
    case "score": {
      const score = valueOf(chosen, []);
      return score === null ? null : Number(score);
    }
    case "yesNo":
      return chosen === undefined ? null : chosen === "yes";
    case "choice": {
      const { many, options } = question;
      if (!many) return valueOf(chosen, options);
      const all = (state.selected_options ?? []).flatMap(({ value }) => valueOf(value, options) ?? []);
      return all.length > 0 ? all : null;
    }
    case "text":
      return state.value || null;
    case "when":
      if (question.precision === "day") return state.selected_date ?? null;
      return state.type === "datetimepicker" ? moment(state, zone) : valueOf(chosen, question.offers ?? []);
  }
}

function moment({ selected_date_time: at }: FieldState, zone: string): string | null {
  return at === null || at === undefined ? null : wallTime(new Date(at * 1_000), zone);
}
