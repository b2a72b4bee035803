/** A piece of Block Kit as it comes in. */
export type Json = Record<string, unknown>;

const INTERACTIVE = new Set(["input", "actions", "section"]);

/** What real Slack would refuse in blocks, by its documented limits; the emulator takes anything. */
export function faultsOfBlocks(blocks: readonly Json[], surface: "message" | "view"): string[] {
  const faults: string[] = [];
  const most = surface === "message" ? 50 : 100;
  if (blocks.length > most) faults.push(`${blocks.length} blocks`);
  if (surface === "message" && textOf(blocks).length > 13_200) faults.push("msg_blocks_too_long");
  const ids = blocks.flatMap(({ block_id: id }) => (typeof id === "string" ? [id] : []));
  if (new Set(ids).size < ids.length) faults.push("two blocks with one id");
  for (const block of blocks) faults.push(...faultsOfBlock(block, surface));
  return faults;
}

function faultsOfBlock(block: Json, surface: string): string[] {
  const {
    type,
    block_id: id = "",
    elements = [],
    element,
    label,
    hint,
    text,
  } = block as {
    type: string;
    block_id?: string;
    elements?: Json[];
    element?: Json;
    label?: Json;
    hint?: Json;
    text?: Json;
  };
  const faults: string[] = [];
  const limit = (what: string, given: unknown, most: number) => {
    const length = typeof given === "string" ? given.length : 0;
    if (length > most) faults.push(`${what}: ${length} characters, more than ${most}`);
  };
  limit("block_id", id, 255);
  switch (type) {
    case "header":
      limit("header", text?.text, 150);
      break;
    case "divider":
      break;
    case "rich_text":
      faults.push(...faultsOfRichText(elements));
      break;
    case "actions":
      if (elements.length === 0 || elements.length > 25) faults.push(`${elements.length} elements`);
      break;
    case "input":
      if (surface === "message") faults.push("an input in a message");
      limit("label", label?.text, 2_000);
      limit("hint", hint?.text, 2_000);
      if (!label?.text) faults.push("an input without a label");
      break;
    default:
      faults.push(`a block that is never sent: ${type}`);
  }
  const inside = element ? [element] : INTERACTIVE.has(type) ? elements : [];
  const actions = inside.map(({ action_id }) => action_id);
  if (new Set(actions).size < actions.length) faults.push("two elements with one action in a block");
  return [...faults, ...inside.flatMap((each) => faultsOfElement(each))];
}

function faultsOfRichText(elements: readonly Json[]): string[] {
  const runs = elements.flatMap(({ elements: inner }) => inner as Json[]);
  if (runs.length === 0) return ["rich text of nothing"];
  const length = runs.reduce((total, { text }) => total + (typeof text === "string" ? text.length : 0), 0);
  return [
    ...(length > 3_000 ? [`${length} characters in a block`] : []),
    ...runs.filter(({ type, text }) => type === "text" && text === "").map(() => "an empty run"),
  ];
}

function faultsOfElement(element: Json): string[] {
  const {
    type,
    options = [],
    option_groups: groups,
    text,
    value,
    action_id: action,
  } = element as {
    type: string;
    options?: Json[];
    option_groups?: { options: Json[] }[];
    text?: Json;
    value?: string;
    action_id?: string;
  };
  const all = groups ? groups.flatMap((group) => group.options) : options;
  const faults: string[] = [];
  if (!action || action.length > 255) faults.push("action_id");
  const textOf = ({ text: of }: Json): string => String((of as Json | undefined)?.text ?? "");
  if (type === "button") {
    if (String(text?.text ?? "").length > 75 || !text?.text) faults.push("button text");
    if ((value ?? "").length > 2_000) faults.push("button value");
    return faults;
  }
  if (/select|radio|checkboxes/.test(type)) {
    const most = /radio|checkboxes/.test(type) ? 10 : 100;
    if (options.length > most || (groups ?? []).length > 100)
      faults.push(`${options.length} options in ${type}`);
    if (all.length === 0) faults.push(`no options in ${type}`);
    if ((groups ?? []).some((group) => group.options.length > 100)) faults.push("a group of more than 100");
    if (all.some((option) => textOf(option).length > 75 || textOf(option) === "")) faults.push("option text");
    if (all.some((option) => String(option.value ?? "").length > 150)) faults.push("option value");
    const values = all.map((option) => option.value);
    if (new Set(values).size < values.length) faults.push("two options with one value");
    const initial = [element.initial_option, ...((element.initial_options as Json[]) ?? [])].filter(Boolean);
    const known = new Set(all.map((option) => JSON.stringify(option)));
    if (initial.some((option) => !known.has(JSON.stringify(option))))
      faults.push("an initial option of no list");
    return faults;
  }
  if (type === "plain_text_input") {
    if (Number(element.max_length ?? 0) > 3_000) faults.push("max_length");
    const initial = String(element.initial_value ?? "");
    if (initial.length > Number(element.max_length ?? 3_000)) faults.push("initial_value");
    return faults;
  }
  if (type === "datepicker" || type === "datetimepicker") return faults;
  return [`an element that is never sent: ${type}`];
}

/** What real Slack would refuse in a view. */
export function faultsOfView(view: Json): string[] {
  const {
    type,
    title,
    submit,
    close,
    blocks,
    private_metadata: memory = "",
  } = view as {
    type: string;
    title?: Json;
    submit?: Json;
    close?: Json;
    blocks: Json[];
    private_metadata?: string;
  };
  const labels = [title, submit, close].flatMap((each) => (each ? [String(each.text)] : []));
  return [
    ...labels.filter((text) => text.length > 24 || text === "").map((text) => `too long for a view: ${text}`),
    ...(type === "modal" && !title ? ["a window without a title"] : []),
    ...(memory.length > 3_000 ? ["private_metadata"] : []),
    ...(type === "modal" && blocks.some((block) => block.type === "input") && !submit ? ["no submit"] : []),
    ...faultsOfBlocks(blocks, "view"),
  ];
}

/** All words in blocks, as a person reads them. */
export function textOf(blocks: readonly Json[]): string {
  const words = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(words);
    if (value === null || typeof value !== "object") return [];
    const { type, text, elements } = value as Json;
    if (type === "button") return [];
    return [...(typeof text === "string" ? [text] : words(text)), ...words(elements)];
  };
  return blocks.map((block) => words(block).join("")).join("\n");
}

/** The buttons in blocks, in their order. */
export function buttonsIn(
  blocks: readonly Json[],
): { label: string; action: string; value: string; block: string }[] {
  return blocks.flatMap(({ type, elements = [], block_id: block = "" }) =>
    type !== "actions"
      ? []
      : (elements as Json[]).flatMap((element) =>
          element.type === "button"
            ? [
                {
                  label: String((element.text as Json).text),
                  action: String(element.action_id),
                  value: String(element.value),
                  block: String(block),
                },
              ]
            : [],
        ),
  );
}
