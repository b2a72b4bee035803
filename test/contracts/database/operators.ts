import { describe, expect, it } from "vitest";
import listed from "../../../models/embedded/operators.json" with { type: "json" };
import { accumulatorExamples } from "./examples/accumulators.ts";
import { expressionExamples } from "./examples/expressions.ts";
import { projectionExamples } from "./examples/projections.ts";
import { queryExamples } from "./examples/queries.ts";
import { stageExamples } from "./examples/stages.ts";
import {
  updateExamples,
  updateModifierExamples,
  updatePathExamples,
  updatePipelineExamples,
} from "./examples/updates.ts";
import { variableExamples } from "./examples/variables.ts";
import { type Examples } from "./examples.ts";
import { type TestServer } from "./server.ts";

const examples: Record<keyof typeof listed, Examples> = {
  query: queryExamples,
  projection: projectionExamples,
  update: updateExamples,
  updateModifier: updateModifierExamples,
  updatePath: updatePathExamples,
  updatePipeline: updatePipelineExamples,
  stage: stageExamples,
  accumulator: accumulatorExamples,
  expression: expressionExamples,
  variable: variableExamples,
};

/** Walks through the list of operators and runs the examples of each. */
export function operatorContract(server: TestServer): void {
  describe.each(Object.keys(listed) as (keyof typeof listed)[])("of the kind %s", (kind) => {
    it("has an example for each", () => {
      expect(Object.keys(examples[kind]).sort()).toEqual([...listed[kind]].sort());
    });

    const cases = listed[kind].flatMap((operator) =>
      (examples[kind][operator] ?? []).map((example, i) => ({ name: `${operator} (${i + 1})`, example })),
    );
    it.each(cases)("$name", async ({ example }) => {
      const collection = await server.collection(example.docs);
      expect(await example.command(collection)).toEqual(example.expected);
    });
  });
}
