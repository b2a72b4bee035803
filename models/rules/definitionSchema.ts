import { z } from "zod";
import { type Element, type Item, type Page, type Panel, type Script } from "./definition.ts";

// Structure alone: which properties a part may have and of what type. What their values must be to one another,
// and how long texts may be, is in definitionRules.ts, where a fault can say more than "wrong type".

const text = z.union([
  z.string(),
  z.record(z.string().regex(/^(default|[a-z]{2,3}(-[a-z0-9]{2,8})?)$/), z.string()),
]);
const name = z.string();
const code = z.string().regex(/^[A-Za-z][\w.-]{0,59}$/);
const choiceValue = z.union([z.string().regex(/^[\w-]{1,60}$/), z.number()]);

const spoken = {
  name,
  visibleIf: z.string().optional(),
  enableIf: z.string().optional(),
  locked: z.boolean().optional(),
  speechSeconds: z.number().positive().max(120).optional(),
};

const asked = {
  ...spoken,
  itemCode: z.string().optional(),
  title: text,
  shortName: text.optional(),
  description: text.optional(),
  isRequired: z.boolean().optional(),
  anchor: z.boolean().optional(),
  importance: z.number().positive().max(1).optional(),
  target: z.number().min(1).max(10).optional(),
  askRate: z.number().min(0.25).max(1).optional(),
  department: code.optional(),
  problemCode: code.optional(),
  showCommentArea: z.boolean().optional(),
  commentText: text.optional(),
};

const choice = {
  ...asked,
  choices: z
    .array(z.union([choiceValue, z.strictObject({ value: choiceValue, text: text.optional() })]))
    .min(2)
    .max(10),
};
const openText = {
  ...asked,
  maxLength: z.int().positive().max(2000).optional(),
  rows: z.int().positive().max(20).optional(),
};

/** What each type of question or script may hold; types that are not named here are refused. */
export const lineSchemas = {
  html: z.object({ type: z.literal("html"), ...spoken, html: text }) satisfies z.ZodType<Script>,
  rating: z.object({
    type: z.literal("rating"),
    ...asked,
    rateMin: z.literal(1).optional(),
    rateMax: z.literal(10),
    rateCount: z.literal(10).optional(),
    rateStep: z.literal(1).optional(),
    minRateDescription: text.optional(),
    maxRateDescription: text.optional(),
  }) satisfies z.ZodType<Item>,
  boolean: z.object({
    type: z.literal("boolean"),
    ...asked,
    labelTrue: text.optional(),
    labelFalse: text.optional(),
    swapOrder: z.boolean().optional(),
  }) satisfies z.ZodType<Item>,
  radiogroup: z.object({ type: z.literal("radiogroup"), ...choice }) satisfies z.ZodType<Item>,
  checkbox: z.object({ type: z.literal("checkbox"), ...choice }) satisfies z.ZodType<Item>,
  comment: z.object({ type: z.literal("comment"), ...openText }) satisfies z.ZodType<Item>,
  text: z.object({ type: z.literal("text"), ...openText }) satisfies z.ZodType<Item>,
};

const heading = { name, title: text.optional(), description: text.optional() };
const parts = z.array(z.unknown());

/** A panel and a page, whose elements are read one by one so that each fault finds its line. */
export const panelSchema = z.object({
  type: z.literal("panel"),
  ...heading,
  visibleIf: z.string().optional(),
  enableIf: z.string().optional(),
  elements: parts,
}) satisfies z.ZodType<Unread<Panel>>;
export const pageSchema = z.object({ ...heading, elements: parts }) satisfies z.ZodType<Unread<Page>>;

/** The questionnaire itself: whose it is, and those of SurveyJS's settings that change nothing but looks. */
export const rootSchema = z.object({
  kind: z.enum(["sales", "service"]),
  overall: z.string(),
  opening: z.string(),
  closing: z.string(),
  title: text.optional(),
  description: text.optional(),
  locale: z.string().optional(),
  pages: parts.optional(),
  elements: parts.optional(),
  showQuestionNumbers: z.union([z.string(), z.boolean()]).optional(),
  pageEditMode: z.string().optional(),
  questionsOnPageMode: z.string().optional(),
  headerView: z.string().optional(),
  widthMode: z.string().optional(),
});

type Unread<T extends { elements: Element[] }> = Omit<T, "elements"> & { elements: unknown[] };
