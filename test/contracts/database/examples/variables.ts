import { evaluates, finds, type Examples } from "../examples.ts";

/** What every expression may name. */
export const variableExamples: Examples = {
  $$ROOT: [evaluates({ a: 1 }, "$$ROOT.a", 1), evaluates({ a: 1 }, { $type: "$$ROOT" }, "object")],
  $$CURRENT: [evaluates({ a: 1 }, "$$CURRENT.a", 1)],
  $$NOW: [
    evaluates({}, { $type: "$$NOW" }, "date"),
    finds([{ at: new Date(0) }, { at: new Date(8e14) }], { $expr: { $lt: ["$at", "$$NOW"] } }, [1]),
  ],
  $$REMOVE: [evaluates({ a: 1 }, { $cond: ["$a", "$$REMOVE", 0] }, undefined)],
};
