import type { Value } from "../../../bot/form.ts";
import { readWallTime } from "../../../bot/forms/wallTime.ts";
import type { Json } from "./strict.ts";
import type { OpenView } from "./workspace.ts";

const ZONE = "Asia/Shanghai";

/** The field of a block that holds one; a row of buttons holds none. */
export function elementOf(block: Json): Json | undefined {
  if (block.type === "input") return block.element as Json;
  const [first] = (block.elements as Json[] | undefined) ?? [];
  return block.type === "actions" && first?.type === "checkboxes" ? first : undefined;
}

/** The words beside an answer go by a key of their own, which only the product knows: by convention `<key>-Comment`. */
export function remarksOf(open: OpenView, key: string): string[] {
  return open.view.blocks.flatMap(({ block_id: id }) =>
    typeof id === "string" && id.startsWith("remark|") && key === `${id.slice("remark|".length)}-Comment`
      ? [id]
      : [],
  );
}

function optionsOf({ options = [], option_groups: groups }: Json): Json[] {
  return groups ? (groups as { options: Json[] }[]).flatMap((group) => group.options) : (options as Json[]);
}

/** What a field holds when somebody gives this answer; undefined where it cannot be given there. */
export function stateFor(element: Json, value: Value): Json | undefined {
  const type = String(element.type);
  const named = typeof value === "boolean" ? (value ? "yes" : "no") : value;
  const all = Array.isArray(named) ? named : [String(named)];
  const chosen = optionsOf(element).filter((option) => all.includes(String(option.value)));
  if (/^(static_select|radio_buttons)$/.test(type)) return chosen[0] && { type, selected_option: chosen[0] };
  if (/^(checkboxes|multi_static_select)$/.test(type)) return { type, selected_options: chosen };
  if (type === "plain_text_input") return { type, value: value === null ? null : String(value) };
  if (type === "datepicker") return { type, selected_date: value };
  const at = readWallTime(value, ZONE);
  return at ? { type, selected_date_time: Math.floor(at.getTime() / 1_000) } : undefined;
}

/** What a field holds before anybody touches it. */
export function initialState(element: Json): Json {
  const type = String(element.type);
  const { initial_option: one = null, initial_options: many = [], initial_value: text = null } = element;
  if (/^(static_select|radio_buttons)$/.test(type)) return { type, selected_option: one };
  if (/^(checkboxes|multi_static_select)$/.test(type)) return { type, selected_options: many };
  if (type === "plain_text_input") return { type, value: text };
  if (type === "datepicker") return { type, selected_date: element.initial_date ?? null };
  return { type, selected_date_time: element.initial_date_time ?? null };
}
