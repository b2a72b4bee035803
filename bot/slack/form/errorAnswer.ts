import type { ViewOutput, ViewResponseAction } from "@slack/bolt";
import type { Locale } from "../../../locales/index.ts";
import type { Values } from "../../form.ts";
import { formView, pageOf, type ViewMemory } from "./formView.ts";
import { blockId } from "./ids.ts";
import type { OpenForm } from "./openForms.ts";

/** The window whose answers were not taken. */
export interface Refused {
  open: OpenForm;
  view: Pick<ViewOutput, "blocks">;
  values: Values;
  memory: ViewMemory;
  locale: Locale;
}

/**
 * What is wrong, under each question; what belongs to no question that stands in the window is said above it, on the
 * page where its question is.
 */
export function errorAnswer(errors: Record<string, string>, refused: Refused): ViewResponseAction {
  const { open, view, values, memory, locale } = refused;
  const inputs = new Set(
    view.blocks.flatMap(({ type, block_id: id }) => (type === "input" && id ? [id] : [])),
  );
  const placed: Record<string, string> = {};
  const rest: [string, string][] = [];
  for (const [key, sentence] of Object.entries(errors)) {
    const block = blocksOf(open, key).find((id) => inputs.has(id));
    if (block) placed[block] = sentence;
    else rest.push([key, sentence]);
  }
  const [first] = rest;
  if (!first) return { response_action: "errors", errors: placed };
  Object.assign(open.given, values);
  const parts = { values, locale, memory, notice: Object.values(errors).join(" ") };
  const page = first[0] === "" ? memory.page : pageOf(open.form, parts, first[0]);
  return { response_action: "update", view: formView(open.form, { ...parts, memory: { ...memory, page } }) };
}

/** The blocks that can bear the error of a key: that of its question, or of the words beside one. */
function blocksOf({ form }: OpenForm, key: string): string[] {
  const beside = form.questions.find((question) => "remark" in question && question.remark?.key === key);
  return [blockId("q", key), blockId("at", key), ...(beside ? [blockId("remark", beside.key)] : [])];
}
