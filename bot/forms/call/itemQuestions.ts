import { t } from "../../../locales/index.ts";
import { type Condition, parseCondition } from "../../../models/rules/condition.ts";
import {
  type Definition,
  isItem,
  type Item,
  lines,
  type PlacedLine,
} from "../../../models/rules/definition.ts";
import { ownName } from "../../../models/rules/itemName.ts";
import { lineCosts } from "../../../models/rules/lineCosts.ts";
import { type LocalText, localText } from "../../../models/rules/localText.ts";
import { parents } from "../../../models/rules/parents.ts";
import { answerKey, opensRemark } from "../../../models/rules/remark.ts";
import type { FormLine, Mark, Question, Remark } from "../../form.ts";
import { script } from "../script.ts";
import type { CallScene } from "./callScene.ts";
import { callKeys, every, talking } from "./keys.ts";

// A form asks for them several times over.
const known = new WeakMap<CallScene, Question[]>();

/** The questionnaire's items that were drawn, as questions. */
export function itemQuestions(scene: CallScene): Question[] {
  const seconds = secondsOf(scene);
  const questions =
    known.get(scene) ??
    drawnLines(scene).flatMap(({ line, conditions }) =>
      isItem(line) ? [question(line, conditions, scene, seconds.get(line.name))] : [],
    );
  known.set(scene, questions);
  return questions;
}

/** What is read aloud before the items, each line where its condition holds; after the last item before `closes`. */
export function scriptLines(scene: CallScene, closes: string): FormLine[] {
  const seconds = secondsOf(scene);
  const drawn = drawnLines(scene);
  return drawn.flatMap(({ line, conditions }, at): FormLine[] => {
    if (isItem(line) || isFrame(scene.questionnaire!.definition, line.name)) return [];
    const next = drawn.slice(at).find((later) => isItem(later.line));
    return [
      {
        before: next?.line.name ?? closes,
        text: [[read(line.html, scene)]],
        aloud: true,
        askIf: every(talking, ...conditions.map(parseCondition)),
        ...rounded(seconds.get(line.name)),
      },
    ];
  });
}

/** The lines that this call can come to: an item that was drawn, and what does not hang on one that was not. */
function drawnLines({ questionnaire, drawn }: CallScene): PlacedLine[] {
  if (!questionnaire) return [];
  return lines(questionnaire.definition).filter((placed) => {
    if (!drawn) return true;
    const { line } = placed;
    return isItem(line) ? drawn.has(line.name) : parents(placed).every((name) => drawn.has(name));
  });
}

/** What each line takes where it is heard, in seconds. */
function secondsOf({ questionnaire, reader }: CallScene): ReadonlyMap<string, number> {
  return questionnaire ? lengthsIn(questionnaire.definition, reader.locale) : new Map();
}

/** The line that greets the customer, or the one that thanks him; empty where the questionnaire has none. */
export function frameLine(scene: CallScene, which: "opening" | "closing"): string {
  const definition = scene.questionnaire?.definition;
  const found = definition && lines(definition).find(({ line }) => line.name === definition[which])?.line;
  return found && !isItem(found) ? read(found.html, scene) : "";
}

/** When one of the answers is low: a score up to the store's threshold, or a "no". */
export function lowAnswer(scene: CallScene): Condition[] {
  const value = scene.store.limits.threshold;
  return itemQuestions(scene).flatMap(({ type, key }): Condition[] => {
    if (type === "score") return [{ op: "<=", item: key, value }];
    return type === "yesNo" ? [{ op: "=", item: key, value: false }] : [];
  });
}

function question(
  item: Item,
  conditions: readonly string[],
  scene: CallScene,
  seconds: number | undefined,
): Question {
  const { locale } = scene.reader;
  const title = read(item.title, scene);
  const asked = {
    key: item.name,
    // Without a name of its own it goes by its question.
    label: ownName(item, locale) || title,
    script: title,
    ...(item.description && { hint: localText(item.description, locale) }),
    ...(item.isRequired && { required: true }),
    askIf: every(talking, ...conditions.map(parseCondition)),
    ...rounded(seconds),
  };
  const remark = remarkOf(item, scene);
  switch (item.type) {
    case "rating":
      return {
        ...asked,
        type: "score",
        low: scene.store.limits.threshold,
        ...labels({ lowLabel: item.minRateDescription, highLabel: item.maxRateDescription }, locale),
        ...remark,
      };
    case "boolean":
      return {
        ...asked,
        type: "yesNo",
        ...labels({ yes: item.labelTrue, no: item.labelFalse }, locale),
        ...remark,
      };
    case "radiogroup":
    case "checkbox":
      return {
        ...asked,
        type: "choice",
        options: item.choices.map((option) => ({
          value: String(typeof option === "object" ? option.value : option),
          label:
            typeof option === "object" && option.text
              ? read(option.text, scene)
              : String(optionValue(option)),
        })),
        ...(item.type === "checkbox" && { many: true }),
        ...remark,
      };
    case "comment":
    case "text":
      return {
        ...asked,
        type: "text",
        lines: item.type === "text" ? "one" : "many",
        ...(item.maxLength !== undefined && { maxLength: item.maxLength }),
      };
  }
}

/** The customer's own words beside an answer, asked for where the answer is low [004], with their marks. */
function remarkOf(item: Item, scene: CallScene): { remark?: Remark } {
  if (!opensRemark(item) && !item.showCommentArea) return {};
  const { locale } = scene.reader;
  return {
    remark: {
      key: answerKey(item.name, "remark"),
      label: item.commentText ? read(item.commentText, scene) : t(locale, "form.call.words"),
      opens: opensRemark(item) ? "low" : "any",
      marks: marks(item.name, locale),
    },
  };
}

/** Urgent and angry are said of the whole call; praise and blame, and whether it is a complaint, of one answer. */
export function marks(item: string, locale: CallScene["reader"]["locale"]): Mark[] {
  return [
    { key: callKeys.urgent, value: true, label: t(locale, "form.call.urgent") },
    { key: callKeys.angry, value: true, label: t(locale, "form.call.angry") },
    { key: answerKey(item, "tone"), value: "praise", label: t(locale, "form.call.praise") },
    { key: answerKey(item, "complaint"), value: true, label: t(locale, "form.call.asComplaint") },
  ];
}

function labels<K extends string>(
  texts: Record<K, LocalText | undefined>,
  locale: string,
): Partial<Record<K, string>> {
  const said = Object.entries<LocalText | undefined>(texts).flatMap(([key, text]) =>
    text === undefined ? [] : [[key, localText(text, locale)]],
  );
  return Object.fromEntries(said);
}

// A version's items take as long in one call as in the next.
const lengths = new WeakMap<Definition, Map<string, ReadonlyMap<string, number>>>();

function lengthsIn(definition: Definition, locale: string): ReadonlyMap<string, number> {
  const byLocale = lengths.get(definition) ?? new Map<string, ReadonlyMap<string, number>>();
  lengths.set(definition, byLocale);
  const seconds =
    byLocale.get(locale) ??
    new Map(lineCosts(definition, { locale }).map(({ line, whenAsked }) => [line.name, whenAsked]));
  byLocale.set(locale, seconds);
  return seconds;
}

const isFrame = ({ opening, closing }: Definition, name: string): boolean =>
  name === opening || name === closing;

const rounded = (seconds: number | undefined): { seconds?: number } =>
  seconds === undefined ? {} : { seconds: Math.round(seconds) };

const read = (text: LocalText, { spoken, reader }: CallScene): string => script(text, spoken, reader.locale);

const optionValue = (option: string | number | { value: string | number }): string | number =>
  typeof option === "object" ? option.value : option;
