import { type Definition } from "../rules/definition.ts";
import { readDefinition } from "../rules/definitionCheck.ts";
import { type QuestionnaireKind } from "../rules/kinds.ts";
import sales from "./sales.json" with { type: "json" };
import service from "./service.json" with { type: "json" };

/** The questionnaires a new store begins with, in Chinese and English; each store then makes them its own [002][004]. */
export const builtIn: Readonly<Record<QuestionnaireKind, Definition>> = {
  sales: readDefinition(sales),
  service: readDefinition(service),
};
