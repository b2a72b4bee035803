import { PanelModelBase, QuestionHtmlModel, type Question, type SurveyModel } from "survey-core";
import { type SurveyCreator } from "survey-creator-react";
import { type Definition, isItem, lines } from "../../../models/rules/definition.ts";
import { type StressPlan } from "../state/stressPlan.ts";

/** Does several things to the draft as one step of undo. */
export function asOneStep(creator: SurveyCreator, name: string, work: (survey: SurveyModel) => void): void {
  creator.startUndoRedoTransaction(name);
  try {
    work(creator.survey);
  } finally {
    creator.stopUndoRedoTransaction();
  }
}

/** Deletes lines, questions or panels, as one step. */
export function cutLines(creator: SurveyCreator, names: readonly string[]): void {
  asOneStep(creator, "cut", (survey) => {
    for (const name of names) (survey.getQuestionByName(name) ?? survey.getPanelByName(name))?.delete();
  });
}

/** Carries out the stressing of an item, as one step; `words` are what asks on. */
export function applyStress(
  creator: SurveyCreator,
  plan: StressPlan,
  words: { probe: string; remark: string },
): void {
  asOneStep(creator, "stress", (survey) => {
    const item = survey.getQuestionByName(plan.item);
    if (!item) return;
    if (plan.after !== undefined) moveAfter(survey, item, plan.after);
    if (plan.askAlways) item.setPropertyValue("askRate", 1);
    if (plan.remark) {
      item.showCommentArea = true;
      if (!item.commentText) item.commentText = words.remark;
    }
    const { parent } = item;
    if (!plan.probe || !(parent instanceof PanelModelBase)) return;
    const probe = parent.addNewQuestion("comment", plan.probe.name, parent.elements.indexOf(item) + 1);
    probe.title = words.probe;
    probe.visibleIf = plan.probe.visibleIf;
    probe.setPropertyValue("rows", 2);
    const department: unknown = item.getPropertyValue("department");
    if (department !== undefined) probe.setPropertyValue("department", department);
  });
}

/** Lets a stressed item go back to its place, ask rate and remark in the version in use, as one step. */
export function undoStress(creator: SurveyCreator, name: string, probe: string, published: Definition): void {
  asOneStep(creator, "stress", (survey) => {
    const item = survey.getQuestionByName(name);
    if (!item) return;
    survey.getQuestionByName(probe)?.delete();
    const all = lines(published).map(({ line }) => line);
    const before = all.find((line) => line.name === name);
    if (!before || !isItem(before)) return;
    item.setPropertyValue("askRate", before.askRate ?? 1);
    if (before.type === "boolean") item.showCommentArea = before.showCommentArea ?? false;
    // After whichever of the lines before it still stands.
    const earlier = all.slice(0, all.indexOf(before)).reverse();
    const anchor = earlier.find((line) => survey.getQuestionByName(line.name)?.parent === item.parent);
    if (anchor) moveAfter(survey, item, anchor.name);
  });
}

/** Sets when a line is asked, as one step. */
export function setCondition(creator: SurveyCreator, name: string, condition: string | undefined): void {
  asOneStep(creator, "condition", (survey) => {
    const line = survey.getQuestionByName(name) ?? survey.getPanelByName(name);
    if (line) line.visibleIf = condition ?? "";
  });
}

/** Words a line anew, in the language that the survey shows. */
export function reword(creator: SurveyCreator, name: string, words: string): void {
  asOneStep(creator, "reword", (survey) => {
    const line = survey.getQuestionByName(name);
    if (!line) return;
    if (line instanceof QuestionHtmlModel)
      line.html = `<p>${words.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`;
    else line.title = words;
  });
}

function moveAfter(survey: SurveyModel, item: Question, after: string): void {
  const target = survey.getQuestionByName(after);
  const { parent } = item;
  if (!target || target.parent !== parent) return;
  parent.removeElement(item);
  parent.addElement(item, parent.elements.indexOf(target) + 1);
}
