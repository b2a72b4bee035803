import { Serializer } from "survey-core";
import { editorLocalization } from "survey-creator-core";
import { type Locale } from "../../../locales/index.ts";
import { propertyNames } from "../../../models/rules/propertyNames.ts";
import { builderTextsIn, type BuilderTextKey } from "../useBuilderText.ts";

/** Which of a line's properties a manager sees in the settings, by the type of the line. */
export function isShown(property: string, type: string): boolean {
  if (property === "html") return type === "html";
  if (type === "html" || type === "panel") return ["speechSeconds", "locked"].includes(property);
  if (property === "importance" || property === "target") return type === "rating" || type === "boolean";
  if (property === "choices") return type === "radiogroup" || type === "checkbox";
  return shown.includes(property);
}

/**
 * Registers what the product adds to SurveyJS's questions, so that Creator shows it and keeps it in its JSON, and
 * names it in both languages. Once for the page.
 */
export function registerProperties(): void {
  if (Serializer.findProperty("question", "itemCode")) return;
  for (const name of ["kind", "overall", "opening", "closing"]) {
    Serializer.addProperty("survey", { name, visible: false });
  }
  Serializer.addProperties(
    "question",
    own.map((property, at) => ({ ...property, ...PLACE(at) })),
  );
  // Creator offers them beside the choices, and the telephone has no use for them.
  for (const name of ["showOtherItem", "showNoneItem", "showRefuseItem", "showDontKnowItem"]) {
    Serializer.getProperty("selectbase", name).visible = false;
  }
  Serializer.getProperty("checkbox", "showSelectAllItem").visible = false;
  for (const [editor, locale] of editors) {
    const { t } = builderTextsIn(locale);
    const names = Object.entries(propertyNames).map(([property, key]) => [property, t(key)]);
    const notes = Object.entries(help).map(([property, key]) => [property, t(key)]);
    const texts: EditorTexts = editorLocalization.getLocale(editor);
    Object.assign(texts.pe, Object.fromEntries(names));
    // Creator looks for a question's own names first.
    texts.pe["question"] = { ...asTexts(texts.pe["question"]), title: t("builder.property.title") };
    for (const type of ["rating", "boolean", "radiogroup", "checkbox", "comment", "text", "html"]) {
      texts.pe[type] = { ...asTexts(texts.pe[type]), ...Object.fromEntries(names) };
    }
    Object.assign((texts.pehelp ??= {}), Object.fromEntries(notes));
    Object.assign(texts.qt, Object.fromEntries(Object.entries(types).map(([type, key]) => [type, t(key)])));
    Object.assign(texts.ed, {
      addNewQuestion: t("builder.tool.add"),
      surveyPlaceHolder: t("builder.tool.empty"),
    });
  }
}

/** The editor's name of each of the product's languages: its own "" and "en" are the same. */
export const editorLocale: Record<Locale, string> = { "zh-CN": "zh-cn", en: "" };

const editors: [string, Locale][] = [
  ["zh-cn", "zh-CN"],
  ["en", "en"],
];

const PLACE = (at: number): object => ({ category: "general", visibleIndex: 20 + at });

const own = [
  { name: "shortName", isLocalizable: true },
  { name: "importance:number", minValue: 0.01, maxValue: 1, step: 0.01 },
  { name: "askRate:number", minValue: 0.25, maxValue: 1, step: 0.05, default: 1 },
  { name: "target:number", minValue: 1, maxValue: 10, step: 0.1 },
  { name: "speechSeconds:number", minValue: 1, maxValue: 120 },
  { name: "itemCode" },
  { name: "problemCode" },
  { name: "department" },
  { name: "anchor:boolean" },
  { name: "locked:boolean" },
];

const help: Record<string, BuilderTextKey> = {
  shortName: "builder.property.shortName.help",
  importance: "builder.property.importance.help",
  askRate: "builder.property.askRate.help",
  target: "builder.property.target.help",
  speechSeconds: "builder.property.speechSeconds.help",
  itemCode: "builder.property.itemCode.help",
  problemCode: "builder.property.problemCode.help",
  department: "builder.property.department.help",
  anchor: "builder.property.anchor.help",
  locked: "builder.property.locked.help",
};

const types: Record<string, BuilderTextKey> = {
  rating: "builder.tool.rating",
  boolean: "builder.tool.boolean",
  radiogroup: "builder.tool.radiogroup",
  checkbox: "builder.tool.checkbox",
  comment: "builder.tool.comment",
  html: "builder.tool.html",
};

// When a line is asked is not typed as a formula: it has a part of its own beside the settings.
const conditions = ["visibleIf", "enableIf"];
const shown = Object.keys(propertyNames).filter((property) => !conditions.includes(property));

type Texts = Record<string, unknown>;
interface EditorTexts {
  pe: Texts;
  pehelp?: Texts;
  qt: Texts;
  ed: Texts;
}
const asTexts = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});
