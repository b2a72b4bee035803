import { t, type Locale, type TextKey } from "../locales/index.ts";

/** What the builder calls a line's property; one that it does not show keeps its name in the JSON. */
export function propertyName(property: string, locale: Locale): string {
  return Object.hasOwn(names, property) ? t(locale, names[property]!) : property;
}

const names: Readonly<Record<string, TextKey>> = {
  title: "builder.property.title",
  html: "builder.property.html",
  shortName: "builder.property.shortName",
  description: "builder.property.description",
  visibleIf: "builder.property.visibleIf",
  enableIf: "builder.property.visibleIf",
  importance: "builder.property.importance",
  askRate: "builder.property.askRate",
  target: "builder.property.target",
  speechSeconds: "builder.property.speechSeconds",
  itemCode: "builder.property.itemCode",
  problemCode: "builder.property.problemCode",
  department: "builder.property.department",
  anchor: "builder.property.anchor",
  locked: "builder.property.locked",
  showCommentArea: "builder.property.showCommentArea",
  commentText: "builder.property.commentText",
  isRequired: "builder.property.isRequired",
  choices: "builder.property.choices",
};
