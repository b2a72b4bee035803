import "survey-core/survey-core.fontless.min.css";
import "survey-creator-core/survey-creator-core.fontless.min.css";
import "survey-core/i18n/simplified-chinese";
import "survey-creator-core/i18n/simplified-chinese";
import { setLicenseKey, settings, surveyLocalization } from "survey-core";
import { editorLocalization } from "survey-creator-core";
import { type SurveyCreator } from "survey-creator-react";
import { type Locale } from "../../../locales/index.ts";
import { type Fixed } from "../state/fixed.ts";
import { builderTextsIn } from "../useBuilderText.ts";
import { CallCreator } from "./callCreator.ts";
import { limitEditing } from "./limits.ts";
import { editorLocale, registerProperties } from "./properties.ts";
import { tidyIcons } from "./tidyIcons.ts";
import { limitToolbox, lineTypes } from "./toolbox.ts";

interface Parts {
  /** The draft, in Creator's JSON. */
  definition: object;
  /** The language of Creator's own words. */
  locale: Locale;
  /** The language of the questions that is shown and edited first. */
  spoken: Locale;
  fixed: Fixed;
  licenceKey: string | null;
  readOnly: boolean;
}

/** One SurveyJS Creator, cut down to what a store's manager needs: one surface, six kinds of line, no tabs. */
export function makeCreator({
  definition,
  locale,
  spoken,
  fixed,
  licenceKey,
  readOnly,
}: Parts): SurveyCreator {
  if (licenceKey !== null) setLicenseKey(licenceKey);
  registerProperties();
  tidyIcons();
  // Else a line that is selected far away stands on a surface that is still empty.
  settings.lazyRender.enabled = false;
  // A definition's own text is Chinese, its "en" English; else an edited title would become { "zh-cn": "…" }.
  surveyLocalization.supportedLocales = ["zh-cn", "en"];
  surveyLocalization.defaultLocale = "zh-cn";
  editorLocalization.currentLocale = editorLocale[locale];
  const creator = new CallCreator({
    ...{ showJSONEditorTab: false, showPreviewTab: false, showThemeTab: false, showLogicTab: false },
    ...{ showTranslationTab: false, showSurveyTitle: false, allowZoom: false, maxColumns: 1 },
    // Saving is the product's own: it must survive a lost connection and tell of a second editor.
    autoSaveEnabled: false,
    questionTypes: [...lineTypes],
    pageEditMode: isOnePage(definition) ? "single" : "standard",
    propertyGridNavigationMode: "accordion",
    expandCollapseButtonVisibility: "never",
    // A line that was just added is there to be worded.
    startEditTitleOnQuestionAdded: true,
  });
  creator.locale = editorLocale[locale];
  // The button under the lines adds after the chosen one as the toolbox does, never after the closing.
  Object.assign(creator, { readOnly, addNewQuestionLast: false, defaultAddQuestionType: "rating" });
  // `showTabs` and `showToolbar` alone are set again when the window changes its size.
  Object.assign(creator, { showTabsDefault: false, showToolbarDefault: false });
  Object.assign(creator, { showTabs: false, showToolbar: false });
  Object.assign(creator, { showSidebar: false, allowCollapseSidebar: false });
  // A listener keeps Creator's own toasts away: how saving stands is shown in the page's head.
  creator.onNotify.add(() => undefined);
  limitToolbox(creator, builderTextsIn(locale));
  limitEditing(creator, fixed, builderTextsIn(locale));
  creator.onQuestionAdded.add((_, { question, reason }) => {
    // A line that is moved, or comes back by an undo, is heard of here as well; it keeps its name.
    if (isNew(reason)) question.name = freshName(question.getType());
  });
  creator.keepFrame();
  creator.JSON = definition;
  speak(creator, spoken);
  return creator;
}

/** Shows and edits the questions in that language; the draft itself stays as it is. */
export function speak(creator: SurveyCreator, spoken: Locale): void {
  const { undoRedoManager } = creator;
  undoRedoManager.suspend();
  creator.survey.locale = spoken === "en" ? "en" : "";
  undoRedoManager.resume();
}

function isOnePage(definition: object): boolean {
  return !("pages" in definition) || !Array.isArray(definition.pages) || definition.pages.length <= 1;
}

// Never a code that an older version may have used for another question: results are kept by it.
function freshName(type: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  const tail = [...bytes].map((byte) => byte.toString(36).padStart(2, "0")).join("");
  return `${stems[type] ?? "item"}_${tail}`;
}

const stems: Record<string, string | undefined> = {
  ...{ html: "script", rating: "score", boolean: "yesNo", radiogroup: "choice", checkbox: "choices" },
  comment: "words",
};

const isNew = (reason: string | undefined): boolean =>
  reason !== undefined && /^(ADDED_FROM|ELEMENT_COPIED)/.test(reason);
