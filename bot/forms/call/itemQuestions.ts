import { t } from "../../../locales/index.ts";
import { type Condition, parseCondition } from "../../../models/rules/condition.ts";
import {
  type Definition,
  isItem,
  type Item,
  lines,
  type PlacedLine,
} from "../../../models/rules/definition.ts";
import { lineCosts } from "../../../models/rules/lineCosts.ts";
import { type LocalText, localText } from "../../../models/rules/localText.ts";
import { parents } from "../../../models/rules/parents.ts";
import { answerKey, opensRemark } from "../../../models/rules/remark.ts";
import type { Mark, Question, Remark } from "../../form.ts";
import { script } from "../script.ts";
import type { CallScene } from "./callScene.ts";
import { callKeys, every, talking } from "./keys.ts";

// A form asks for them several times over.
const known = new WeakMap<CallScene, Question[]>();

/** The questionnaire's items as questions, each read aloud with the lines that stand before it. */
export function itemQuestions(scene: CallScene): Question[] {
  const questions = known.get(scene) ?? questionsOf(scene);
  known.set(scene, questions);
  return questions;
}

function questionsOf(scene: CallScene): Question[] {
  const { questionnaire, drawn } = scene;
  if (!questionnaire) return [];
  const { definition } = questionnaire;
  const seconds = secondsOf(definition, scene.reader.locale);
  const before: PlacedLine[] = [];
  const questions: Question[] = [];
  for (const placed of lines(definition)) {
    const { line } = placed;
    if (!isItem(line)) {
      // What hangs on an item that was not drawn is not read either.
      const isHeard = !drawn || parents(placed).every((name) => drawn.has(name));
      if (isHeard && !isFrame(definition, line.name)) before.push(placed);
      continue;
    }
    if (drawn && !drawn.has(line.name)) continue;
    questions.push(question(line, placed.conditions, before.splice(0), scene, seconds.get(line.name)));
  }
  return questions;
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
  before: readonly PlacedLine[],
  scene: CallScene,
  seconds: number | undefined,
): Question {
  const { locale } = scene.reader;
  const title = read(item.title, scene);
  const aloud = before.flatMap(({ line }) => (isItem(line) ? [] : [read(line.html, scene)]));
  const asked = {
    key: item.name,
    label: title,
    script: [...aloud, title].join("\n"),
    ...(item.description && { hint: localText(item.description, locale) }),
    ...(item.isRequired && { required: true }),
    askIf: every(talking, ...conditions.map(parseCondition)),
    ...(seconds !== undefined && { seconds: Math.round(seconds) }),
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

/** What each line takes where it is asked, by its name, in seconds. */
function secondsOf(definition: Definition, locale: string): ReadonlyMap<string, number> {
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

const read = (text: LocalText, { spoken, reader }: CallScene): string => script(text, spoken, reader.locale);

const optionValue = (option: string | number | { value: string | number }): string | number =>
  typeof option === "object" ? option.value : option;
