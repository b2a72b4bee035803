import type { types } from "@slack/bolt";
import { isLow, type Question, type Remark, scriptBesideLabel, type Value, type Values } from "../../form.ts";
import { isGiven } from "../../forms/checkForm.ts";
import { readWallTime } from "../../forms/wallTime.ts";
import { limits } from "../blocks/limits.ts";
import { quoteBlocks } from "../blocks/richText.ts";
import { blockId, FIELD, NO_ANSWER } from "./ids.ts";
import { chooser, manyChooser, optionOf, plain, selector } from "./options.ts";

type Block = types.KnownBlock;
type Field = types.InputBlock["element"];

/** What a form's fields are drawn with. */
export interface FieldParts {
  values: Values;
  zone: string;
  /** The words that the questions leave to the chat: yes, no, and the picker beside the times that are offered. */
  words: { yes: string; no: string; otherTime: string };
}

/** A question as blocks: what is read aloud, its field, and the words beside a bad answer. */
export function questionBlocks(question: Question, parts: FieldParts): Block[] {
  const { key, label, hint, required = false } = question;
  const value = parts.values[key];
  const script = scriptBesideLabel(question);
  return [
    ...quoteBlocks(script),
    input(blockId("q", key), label, fieldOf(question, value, parts), {
      optional: !required,
      ...(hint && { hint }),
    }),
    ...(hasPicker(question) ? [otherTime(question, value, parts)] : []),
    ...("remark" in question && question.remark
      ? remarkBlocks(question, question.remark, value, parts.values)
      : []),
  ];
}

function input(
  block_id: string,
  label: string,
  element: Field,
  { optional, hint }: { optional: boolean; hint?: string },
): types.InputBlock {
  return {
    type: "input",
    block_id,
    label: plain(label || "–", limits.label),
    element,
    optional,
    dispatch_action: true,
    ...(hint && { hint: plain(hint, limits.label) }),
  };
}

function fieldOf(question: Question, value: Value | undefined, { zone, words }: FieldParts): Field {
  switch (question.type) {
    case "score":
      return selector(scores(question), typeof value === "number" ? String(value) : undefined, FIELD);
    case "yesNo": {
      const options = [
        optionOf({ value: "yes", label: question.yes ?? words.yes }, 0),
        optionOf({ value: "no", label: question.no ?? words.no }, 1),
      ];
      return chooser(options, typeof value === "boolean" ? [value ? "yes" : "no"] : [], FIELD);
    }
    case "choice": {
      const options = question.options.map(optionOf);
      const chosen = chosenOptions(question.options, value);
      if (question.many) return manyChooser(options, chosen, FIELD);
      return chooser(question.required ? options : [none, ...options], chosen, FIELD);
    }
    case "text":
      return textField(value, question.lines === "many", question.maxLength);
    case "when": {
      const { offers = [], precision } = question;
      if (precision === "day") {
        return {
          type: "datepicker",
          action_id: FIELD,
          ...(typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && { initial_date: value }),
        };
      }
      if (offers.length === 0) return timePicker(value, zone);
      return chooser([none, ...offers.map(optionOf)], chosenOptions(offers, value), FIELD);
    }
  }
}

const none: types.PlainTextOption = { text: plain("–", limits.optionText), value: NO_ANSWER };

/** The values as Slack knows them: a long one goes by its number. */
function chosenOptions(
  options: readonly { value: string; label: string }[],
  value: Value | undefined,
): string[] {
  const chosen = Array.isArray(value) ? value : [value];
  return options.flatMap((option, at) =>
    chosen.includes(option.value) ? (optionOf(option, at).value ?? []) : [],
  );
}

function scores({ lowLabel, highLabel, required }: Extract<Question, { type: "score" }>) {
  const labels: Record<number, string | undefined> = { 1: lowLabel, 10: highLabel };
  const all = Array.from({ length: 10 }, (_, i) => {
    const score = 10 - i;
    return optionOf({ value: String(score), label: [score, labels[score]].filter(Boolean).join(" · ") }, i);
  });
  return required ? all : [none, ...all];
}

function textField(
  value: Value | undefined,
  multiline: boolean,
  maxLength: number = limits.inputText,
): Field {
  const given = typeof value === "string" ? value.slice(0, maxLength) : "";
  return {
    type: "plain_text_input",
    action_id: FIELD,
    multiline,
    max_length: Math.min(maxLength, limits.inputText),
    dispatch_action_config: { trigger_actions_on: ["on_character_entered", "on_enter_pressed"] },
    ...(given && { initial_value: given }),
  };
}

function timePicker(value: Value | undefined, zone: string): types.DateTimepicker {
  const at = readWallTime(value, zone);
  return {
    type: "datetimepicker",
    action_id: FIELD,
    ...(at && { initial_date_time: Math.floor(at.getTime() / 1_000) }),
  };
}

/** Beside the times that are offered any other can be picked. */
export function hasPicker(question: Question): question is Extract<Question, { type: "when" }> {
  return question.type === "when" && question.precision === "minute" && (question.offers?.length ?? 0) > 0;
}

function otherTime(
  { key, offers = [] }: Extract<Question, { type: "when" }>,
  value: Value | undefined,
  { zone, words }: FieldParts,
): Block {
  const isOffered = offers.some((offer) => offer.value === value);
  return input(blockId("at", key), words.otherTime, timePicker(isOffered ? null : value, zone), {
    optional: true,
  });
}

function remarkBlocks(question: Question, remark: Remark, value: Value | undefined, values: Values): Block[] {
  const said = values[remark.key];
  if (remark.opens === "low" && !isLow(question, value) && !isGiven(said)) return [];
  return [
    input(blockId("remark", question.key), remark.label, textField(said, true), { optional: true }),
    ...(remark.marks.length > 0 ? [markBlock(question.key, remark, values)] : []),
  ];
}

function markBlock(key: string, { marks }: Remark, values: Values): Block {
  const options = marks.map(({ label }, at) => optionOf({ value: String(at), label }, at));
  const chosen = marks.flatMap((mark, at) => (values[mark.key] === mark.value ? [String(at)] : []));
  const initial = options.filter(({ value }) => chosen.includes(value ?? ""));
  return {
    type: "actions",
    block_id: blockId("marks", key),
    elements: [
      {
        type: "checkboxes",
        action_id: FIELD,
        options: options.slice(0, limits.radioOptions),
        ...(initial.length > 0 && { initial_options: initial }),
      },
    ],
  };
}
