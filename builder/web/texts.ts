import { type QuestionnaireKind } from "../../models/rules/kinds.ts";
import { type Quadrant } from "../../models/rules/quadrants.ts";
import { type Test } from "./state/conditionRows.ts";
import { type BuilderTextKey } from "./useBuilderText.ts";

/** The two questionnaires. */
export const kindText: Record<QuestionnaireKind, BuilderTextKey> = {
  sales: "builder.kind.sales",
  service: "builder.kind.service",
};

/** What importance and mean together say of an item. */
export const quadrantText: Record<Quadrant, BuilderTextKey> = {
  improve: "builder.quadrant.improve",
  keep: "builder.quadrant.keep",
  later: "builder.quadrant.later",
  over: "builder.quadrant.over",
};

/** What can be said of an earlier answer. */
export const testText: Record<Test, BuilderTextKey> = {
  atMost: "builder.condition.atMost",
  atLeast: "builder.condition.atLeast",
  is: "builder.condition.is",
  answered: "builder.condition.answered",
  unanswered: "builder.condition.unanswered",
};
