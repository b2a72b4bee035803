import { type Department, type QuestionnaireKind } from "./kinds.ts";
import { type LocalText } from "./localText.ts";

/** A questionnaire: SurveyJS JSON, cut down to what can be asked over the telephone. */
export interface Definition {
  kind: QuestionnaireKind;
  /** Item code of the overall score, which decides who counts as satisfied. */
  overall: string;
  /** Names of the script lines that greet the customer and that thank him. */
  opening: string;
  closing: string;
  title?: LocalText;
  description?: LocalText;
  locale?: string;
  pages?: Page[];
  /** Instead of pages: SurveyJS Creator leaves the page out when there may be one only. */
  elements?: Element[];
  showQuestionNumbers?: string | boolean;
  pageEditMode?: string;
  questionsOnPageMode?: string;
  headerView?: string;
  widthMode?: string;
}

/** A screenful of lines; its title is for the caller's eyes and is not read aloud. */
export interface Page {
  name: string;
  title?: LocalText;
  description?: LocalText;
  elements: Element[];
}

/** What stands on a page: a line that is read aloud, or several lines under one condition. */
export type Element = Line | Panel;

/** Lines that share a heading or a condition; panels do not nest. */
export interface Panel {
  type: "panel";
  name: string;
  title?: LocalText;
  description?: LocalText;
  visibleIf?: string;
  enableIf?: string;
  elements: Line[];
}

/** Something the caller reads aloud: a script or a question. */
export type Line = Script | Item;

interface Spoken {
  name: string;
  /** Asked only where this holds; see condition.ts for what it may say. */
  visibleIf?: string;
  /** The same for the telephone: what cannot be answered is not asked. */
  enableIf?: string;
  /** Owned by head office; a store cannot change it. */
  locked?: boolean;
  /** Seconds that saying it takes at least, for a line slower than its characters tell (a number spelt out). */
  speechSeconds?: number;
}

/** A line that waits for no answer. */
export interface Script extends Spoken {
  type: "html";
  html: LocalText;
}

/** A question with an answer to be kept; its `name` is its item code and the key of the answer. */
export type Item = Rating | YesNo | Choice | OpenText;

interface Asked extends Spoken {
  /** The same as the name, where it is written at all. */
  itemCode?: string;
  title: LocalText;
  /** What it is called on cards and in tables; see `itemName`. */
  shortName?: LocalText;
  /** A note to the caller, not read aloud. */
  description?: LocalText;
  isRequired?: boolean;
  /** Never changes, so that trends stay comparable. */
  anchor?: boolean;
  /** Stated weight in the index, over 0 and up to 1. */
  importance?: number;
  /** The mean to be reached, 1–10; 9.0 where nothing is said. */
  target?: number;
  /** How often rotation asks it, 0.25–1; 1 where nothing is said. */
  askRate?: number;
  /** Whose problem a bad answer is, and so whose channel a complaint goes to; by the kind where nothing is said. */
  department?: Department;
  /** The code under which a bad answer is counted; the item code where nothing is said [000]. */
  problemCode?: string;
  /** Offers a field for the customer's own words; a rating offers it anyway where the score is low. */
  showCommentArea?: boolean;
  /** What the caller asks before taking down those words, such as "why?". */
  commentText?: LocalText;
}

/** A score from 1 to 10, 10 being best; there is no 0 [002]. */
export interface Rating extends Asked {
  type: "rating";
  rateMin?: 1;
  rateMax: 10;
  rateCount?: 10;
  rateStep?: 1;
  minRateDescription?: LocalText;
  maxRateDescription?: LocalText;
}

/** Yes or no, worded so that a "no" is what went wrong [004]. */
export interface YesNo extends Asked {
  type: "boolean";
  labelTrue?: LocalText;
  labelFalse?: LocalText;
  swapOrder?: boolean;
}

/** One (radiogroup) or several (checkbox) of a few choices, which are read aloud. */
export interface Choice extends Asked {
  type: "radiogroup" | "checkbox";
  choices: ChoiceOption[];
}

/** A choice as SurveyJS writes it: its value alone, or with the text that is read aloud. */
export type ChoiceOption = string | number | { value: string | number; text?: LocalText };

/** An answer in the customer's own words. */
export interface OpenText extends Asked {
  type: "comment" | "text";
  maxLength?: number;
  rows?: number;
}

/** A line in its place: `conditions` are its own and its panel's, all of which must hold for it to be asked. */
export interface PlacedLine {
  line: Line;
  conditions: string[];
  panel?: Panel;
}

/** Every element in the order of the call, panels standing before what they hold. */
export function elements(definition: Definition): Element[] {
  return [...(definition.pages ?? []).flatMap((page) => page.elements), ...(definition.elements ?? [])];
}

/** Every line in the order of the call. */
export function lines(definition: Definition): PlacedLine[] {
  return elements(definition).flatMap((element) =>
    element.type === "panel"
      ? element.elements.map((line) => ({ line, conditions: conditionsOf(element, line), panel: element }))
      : [{ line: element, conditions: conditionsOf(element) }],
  );
}

/** The items, that is the lines that want an answer, in the order of the call. */
export function items(definition: Definition): Item[] {
  return lines(definition)
    .map(({ line }) => line)
    .filter(isItem);
}

/** Whether a line wants an answer. */
export function isItem(line: Line): line is Item {
  return line.type !== "html";
}

/** The values a choice offers, in their order. */
export function choiceValues(choice: Choice): (string | number)[] {
  return choice.choices.map((option) => (typeof option === "object" ? option.value : option));
}

const conditionsOf = (...elements: { visibleIf?: string; enableIf?: string }[]): string[] =>
  elements.flatMap(({ visibleIf, enableIf }) =>
    [visibleIf, enableIf].filter((condition) => condition !== undefined),
  );
