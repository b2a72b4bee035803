import { type Base, type Question } from "survey-core";
import { type SurveyCreator } from "survey-creator-react";
import { type BuilderTexts } from "../useBuilderText.ts";
import { type Fixed } from "../state/fixed.ts";
import { isShown } from "./properties.ts";

/** What of Creator a store's manager is kept from: what the telephone cannot do, and what head office has locked. */
export function limitEditing(creator: SurveyCreator, fixed: Fixed, texts: BuilderTexts): void {
  const isFixed = (element: Base | undefined): boolean => fixed.has(nameOf(element));
  creator.onElementAllowOperations.add((_, options) => {
    Object.assign(options, nothingButPlace);
    if (isFixed(options.element)) Object.assign(options, { allowDelete: false, allowEdit: false });
  });
  creator.onPropertyShowing.add((_, options) => {
    const { element, property } = options;
    const type = element.getType();
    if (lines.has(type)) options.show = isShown(property.name, type);
    else if (type === "choiceitem" || type === "itemvalue") options.show = property.name === "text";
    else options.show = false;
  });
  creator.onPropertyGetReadOnly.add((_, options) => {
    const { element, parentElement } = options;
    const name = options.property.name;
    if (isFixed(element) || isFixed(parentElement)) options.readOnly = true;
    // Answers are kept under it: what was asked once keeps its code, and only head office locks.
    else if (name === "name") options.readOnly = fixed.isPublished(nameOf(element));
    else if (name === "locked") options.readOnly = !fixed.mayLock;
  });
  creator.onAllowInplaceEdit.add((_, options) => {
    if (isFixed(options.element)) options.allow = false;
  });
  creator.onPropertyDisplayCustomError.add((_, options) => {
    if (options.propertyName !== "name" || CODE.test(String(options.value))) return;
    options.error = texts.t("builder.property.itemCode.wrong");
  });
}

const nothingButPlace = {
  allowChangeType: false,
  allowChangeInputType: false,
  allowChangeRequired: false,
  allowCopy: false,
  allowShowSettings: false,
  allowDrag: true,
};

// As models/rules/definitionCodes.ts asks it; here so that it is said while it is typed.
const CODE = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

const lines = new Set(["html", "rating", "boolean", "radiogroup", "checkbox", "comment", "text"]);

const nameOf = (element: Base | undefined): string => (isQuestion(element) ? element.name : "");
const isQuestion = (element: Base | undefined): element is Question =>
  element != null && "isQuestion" in element && element.isQuestion === true;
