import { AppError } from "../../../locales/appError.ts";
import type { Callback } from "../../../models/callback.ts";
import { Response } from "../../../models/response.ts";
import type { Response as Said } from "../../../models/responseFields.ts";
import { asking } from "../flow.ts";
import { complaintFields, readComplaintFields } from "../../forms/complaintFields.ts";
import { raise, raisedText } from "../complaint/raise.ts";
import { leadOf } from "./start.ts";

/** Makes a complaint of what was said in a call that is over, with the customer's words [004]. */
export const complain = asking({
  name: "complain",
  title: "form.complaint.title",
  submit: "form.complaint.submit",

  async subject(actor, target) {
    const callback = await leadOf(actor, target);
    const response = await Response.ofCallback(actor.store._id, callback._id);
    return { callback, response, cause: causeOf(callback, response) };
  },

  questions: (actor) => complaintFields(actor.store, actor.reader),

  values: (_actor, { response }) => ({ words: response ? wordsIn(response) : "" }),

  async run(actor, { callback, cause }, given) {
    const { customer, vehicle, visit, _id } = callback;
    const raised = await raise(actor, {
      ...readComplaintFields(given),
      ...{ cause, customer, vehicle, callback: _id },
      ...(visit && { visit }),
    });
    return { toast: await raisedText(actor, raised) };
  },
});

function causeOf({ attempts }: Callback, response: Said | null): string {
  if (response) return `response:${String(response._id)}`;
  const last = attempts.at(-1);
  if (!last) throw new AppError("flow.call.nothingSaid");
  return `attempt:${last.key}`;
}

function wordsIn({ answers, remarks }: Said): string {
  const beside = Object.entries(answers).flatMap(([key, value]) =>
    key.endsWith("-Comment") && typeof value === "string" ? [value.trim()] : [],
  );
  return [...beside, ...remarks.map(({ text }) => text)].filter((text) => text !== "").join("\n");
}
