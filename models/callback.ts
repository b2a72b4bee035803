import { callbackMethods } from "./callbackActs.ts";
import type { Callback as Found } from "./callbackFields.ts";
import type { CallbackModel } from "./callbackModel.ts";
import { callbackQueries } from "./callbackQueries.ts";
import { callbackSchema } from "./callbackSchema.ts";
import { noun } from "./noun.ts";

/** The calls to be made, and those that were. */
export const Callback = noun<CallbackModel>("Callback", callbackSchema, callbackQueries, callbackMethods, {
  askedOnce: "now",
});

/** A callback as the database gave it. */
export type Callback = Found;
