import type { types } from "@slack/bolt";
import { t, type Locale } from "../../../locales/index.ts";
import { type Form, type Values, wholeWay } from "../../form.ts";
import { cut, limits } from "../blocks/limits.ts";
import { quoteBlocks, wordBlocks } from "../blocks/richText.ts";
import { plainText } from "../../cards/inline.ts";
import { plain } from "./options.ts";
import { questionBlocks } from "./questionBlocks.ts";
import { blockId } from "./ids.ts";

type Block = types.KnownBlock;

/** What a view remembers of where it came from. */
export interface ViewMemory {
  /** Names the form that it shows. */
  form: string;
  page: number;
  /** The channel and thread in which it was opened: what follows is told there. */
  channel?: string;
  thread?: string;
}

/** How a form is shown. */
export interface FormViewParts {
  values: Values;
  locale: Locale;
  memory: ViewMemory;
  /** A sentence above the questions: why it was not taken. */
  notice?: string;
}

/** The callback id of a form's view. */
export const FORM = "form";
/** The action of the buttons that turn its pages. */
export const PAGE = "page";
// Room for a notice and for the buttons that turn the pages.
const ROOM = limits.viewBlocks - 4;

/** A form as a modal: every question that is to be asked now, on as many pages as Slack's limit makes of them. */
export function formView(form: Form, parts: FormViewParts): types.ModalView {
  const { locale, memory, notice } = parts;
  const pages = formPages(form, parts);
  const page = Math.min(memory.page, pages.length - 1);
  const shown: ViewMemory = { ...memory, page };
  return {
    type: "modal",
    callback_id: FORM,
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewTitle),
    close: plain(t(locale, "slack.close"), limits.viewTitle),
    notify_on_close: true,
    private_metadata: JSON.stringify(shown),
    blocks: [
      ...(notice ? wordBlocks([[{ style: "danger", text: cut(notice, limits.label) }]]).slice(0, 1) : []),
      ...pages[page]!,
      ...turning(page, pages.length, locale),
    ],
  };
}

/** What a view remembers; null where it is none of ours. */
export function readMemory(metadata: string): ViewMemory | null {
  try {
    const read = JSON.parse(metadata) as Partial<ViewMemory>;
    return typeof read.form === "string" && typeof read.page === "number" ? (read as ViewMemory) : null;
  } catch {
    return null;
  }
}

/** The page on which a question stands, as far as it is asked. */
export function pageOf(form: Form, parts: FormViewParts, key: string): number {
  const ids = new Set([blockId("q", key), blockId("remark", key)]);
  const at = formPages(form, parts).findIndex((blocks) =>
    blocks.some(({ block_id: id }) => ids.has(id ?? "")),
  );
  return Math.max(0, at);
}

function formPages(form: Form, { values, locale }: FormViewParts): Block[][] {
  const words = {
    yes: t(locale, "desk.yes"),
    no: t(locale, "desk.no"),
    otherTime: t(locale, "slack.otherTime"),
  };
  const fields = { values, zone: form.zone, words };
  const pages: Block[][] = [[]];
  for (const { question, isAsked, lines } of wholeWay(form, values)) {
    const words = lines.flatMap(({ text, aloud }): Block[] =>
      aloud ? text.flatMap((line) => quoteBlocks(plainText(line))) : wordBlocks(text),
    );
    const blocks = [...words, ...(isAsked ? questionBlocks(question, fields) : [])];
    if (pages.at(-1)!.length + blocks.length > ROOM) pages.push([]);
    pages.at(-1)!.push(...blocks.slice(0, ROOM));
  }
  return pages;
}

function turning(page: number, count: number, locale: Locale): Block[] {
  if (count === 1) return [];
  const button = (to: number, key: "slack.back" | "slack.next"): types.Button => ({
    type: "button",
    action_id: `${PAGE}:${to}`,
    text: plain(t(locale, key, { page: to + 1, count }), limits.button),
    value: String(to),
  });
  return [
    {
      type: "actions",
      block_id: PAGE,
      elements: [
        ...(page > 0 ? [button(page - 1, "slack.back")] : []),
        ...(page < count - 1 ? [button(page + 1, "slack.next")] : []),
      ],
    },
  ];
}
