import { t } from "../../../locales/index.ts";
import { type BuilderTexts } from "../../../builder/web/useBuilderText.ts";
import { type Definition, type Element, type Item } from "../../../models/rules/definition.ts";

/** A rating by its name; the rest as wanted. */
export const rating = (name: string, more: Partial<Extract<Item, { type: "rating" }>> = {}): Item => ({
  type: "rating",
  name,
  title: `How many points for ${name}?`,
  rateMax: 10,
  rateCount: 10,
  showCommentArea: true,
  commentText: "Why?",
  ...more,
});

/** A yes/no item by its name. */
export const yesNo = (name: string, more: Partial<Extract<Item, { type: "boolean" }>> = {}): Item => ({
  type: "boolean",
  name,
  title: `Was there ${name}?`,
  ...more,
});

/** A choice of two by its name. */
export const choice = (name: string): Item => ({
  type: "radiogroup",
  name,
  title: `Which ${name}?`,
  choices: [
    { value: "c1", text: "one" },
    { value: "c2", text: "two" },
  ],
});

/** A call that greets, asks the overall score and these, and thanks. */
export const call = (...elements: Element[]): Definition => ({
  kind: "service",
  overall: "overall",
  opening: "opening",
  closing: "closing",
  elements: [
    { type: "html", name: "opening", html: "<p>Hello {customer}, it is {clerk}.</p>" },
    rating("overall", { anchor: true, isRequired: true }),
    ...elements,
    { type: "html", name: "closing", html: "<p>Thank you.</p>" },
  ],
});

/** The builder's sentences in English, without the build that picks them for the page. */
export const english: BuilderTexts = {
  locale: "en",
  t: (key, params) => t("en", key, params),
  maybe: () => undefined,
};
