import { type SurveyCreator } from "survey-creator-react";
import { type BuilderTexts, type BuilderTextKey } from "../useBuilderText.ts";

/** The lines that can be said or asked over the telephone; Creator knows two dozen more. */
export const lineTypes = ["html", "rating", "boolean", "radiogroup", "checkbox", "comment"] as const;

/** Leaves six kinds of line in the toolbox, in the office's words, each new one ready to be worded. */
export function limitToolbox({ toolbox }: SurveyCreator, { t }: BuilderTexts): void {
  toolbox.forceCompact = false;
  const category = { category: "call", title: t("builder.tool.add") };
  toolbox.defineCategories([{ ...category, items: lineTypes.map((name) => ({ name })) }], false);
  toolbox.showCategoryTitles = false;
  for (const type of lineTypes) {
    const item = toolbox.getItemByName(type);
    if (!item) continue;
    item.clearSubitems();
    item.title = t(titles[type]);
    item.tooltip = item.title;
    item.json = { type, ...begins(type, t) };
  }
}

const titles: Record<(typeof lineTypes)[number], BuilderTextKey> = {
  html: "builder.tool.html",
  rating: "builder.tool.rating",
  boolean: "builder.tool.boolean",
  radiogroup: "builder.tool.radiogroup",
  checkbox: "builder.tool.checkbox",
  comment: "builder.tool.comment",
};

function begins(type: (typeof lineTypes)[number], t: BuilderTexts["t"]): object {
  const choices = [1, 2].map((at) => ({ value: `c${at}`, text: t("builder.tool.choice", { at }) }));
  switch (type) {
    case "html":
      return { html: `<p>${t("builder.tool.new.html")}</p>` };
    case "rating":
      return { rateMin: 1, rateMax: 10, rateCount: 10, title: t("builder.tool.new.rating"), importance: 0.1 };
    case "boolean":
      return { title: t("builder.tool.new.boolean"), importance: 0.05, showCommentArea: true };
    case "radiogroup":
    case "checkbox":
      return { title: t("builder.tool.new.choice"), choices };
    case "comment":
      return { title: t("builder.tool.new.comment"), rows: 2 };
  }
}
