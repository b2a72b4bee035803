import type { types } from "@slack/bolt";
import type { Option } from "../../form.ts";
import { cut, limits } from "../blocks/limits.ts";
import { NO_ANSWER } from "./ids.ts";

type PlainOption = types.PlainTextOption;

/** An option as Slack takes it; a value that is long, or would be read as something else, goes by its number in the list. */
export function optionOf({ value, label, hint }: Option, at: number): PlainOption {
  return {
    text: plain(label || value || "–", limits.optionText),
    value: isPlain(value) ? value : `#${at}`,
    ...(hint && { description: plain(hint, limits.optionText) }),
  };
}

const isPlain = (value: string): boolean =>
  value.length <= limits.optionValue && value !== NO_ANSWER && !value.startsWith("#");

/** The value that was chosen; null for none. */
export function valueOf(chosen: string | undefined, options: readonly Option[]): string | null {
  if (chosen === undefined || chosen === NO_ANSWER) return null;
  return chosen.startsWith("#") ? (options[Number(chosen.slice(1))]?.value ?? null) : chosen;
}

/** One of these options: as buttons while they are few, else as a list, in groups where the list is too long. */
export function chooser(
  options: readonly PlainOption[],
  chosen: readonly string[],
  action_id: string,
): types.RadioButtons | types.StaticSelect {
  const initial = options.find(({ value }) => chosen.includes(value ?? ""));
  const set = { action_id, ...(initial && { initial_option: initial }) };
  return options.length <= limits.radioOptions
    ? { type: "radio_buttons", options: [...options], ...set }
    : { type: "static_select", ...listed(options), ...set };
}

/** Any of these options. */
export function manyChooser(
  options: readonly PlainOption[],
  chosen: readonly string[],
  action_id: string,
): types.Checkboxes | types.MultiStaticSelect {
  const initial = options.filter(({ value }) => chosen.includes(value ?? ""));
  const set = { action_id, ...(initial.length > 0 && { initial_options: initial }) };
  return options.length <= limits.radioOptions
    ? { type: "checkboxes", options: [...options], ...set }
    : { type: "multi_static_select", ...listed(options), ...set };
}

/** One of these from a list that opens. */
export function selector(
  options: readonly PlainOption[],
  chosen: string | undefined,
  action_id: string,
): types.StaticSelect {
  const initial = options.find(({ value }) => value === chosen);
  const set = { action_id, ...(initial && { initial_option: initial }) };
  return { type: "static_select", ...listed(options), ...set };
}

/** A plain text of at most so many characters. */
export function plain(text: string, limit: number): types.PlainTextElement {
  return { type: "plain_text", text: cut(text, limit), emoji: false };
}

function listed(options: readonly PlainOption[]) {
  const size = limits.selectOptions;
  if (options.length <= size) return { options: [...options] };
  const groups = Array.from({ length: Math.ceil(options.length / size) }, (_, i) => ({
    label: plain(`${i * size + 1}–${Math.min(options.length, (i + 1) * size)}`, limits.optionText),
    options: options.slice(i * size, (i + 1) * size),
  }));
  return { option_groups: groups.slice(0, limits.optionGroups) };
}
