import { AppError } from "../../../locales/appError.ts";
import { Callback } from "../../../models/callback.ts";
import type { QuestionnaireRef } from "../../../models/callbackFields.ts";
import { Customer } from "../../../models/customer.ts";
import type { Questionnaire } from "../../../models/questionnaire.ts";
import type { Reply } from "../../chat.ts";
import { callForm } from "../../forms/call/callForm.ts";
import { callScene, questionnaireOf } from "../../forms/call/callScene.ts";
import type { Actor } from "../actor.ts";
import type { Press, Target } from "../flow.ts";
import { permitCall, permitTime } from "./mayCall.ts";

/** Takes the task and opens its form; who has taken it already goes on where he stopped. */
export const start: Press = async (actor, target) => {
  const callback = await leadOf(actor, target);
  const holds = callback.claimed?.person === actor.person.code;
  if (!holds) {
    await permitCall(actor, callback);
    // Who has it is the answer to a press that came too late, whatever the hour.
    if (callback.status === "open") {
      permitTime(actor, actor.store, callback, await Customer.named(actor.store._id, callback.customer));
    }
  }
  if (holds) return openCall(actor, callback);
  const questionnaire = refOf(await questionnaireOf(callback, await callback.agenda()));
  return formOf(actor, await callback.claim(actor.act, { questionnaire }));
};

/** Opens the form of a call for its holder; the questionnaire is fixed with the first opening. */
export async function openCall(actor: Actor, callback: Callback): Promise<Reply> {
  const questionnaire = refOf(await questionnaireOf(callback, await callback.agenda()));
  return formOf(actor, await callback.saveDraft(actor.act, {}, questionnaire));
}

async function formOf({ store, person, reader, at }: Actor, callback: Callback): Promise<Reply> {
  return { form: await callForm(await callScene(store, callback, person, reader), at) };
}

const refOf = (questionnaire: Questionnaire | undefined): QuestionnaireRef | undefined =>
  questionnaire && { kind: questionnaire.kind, version: questionnaire.version };

/** The callback that leads the conversation; a joined one sends to it. */
export async function leadOf({ store }: Actor, { id }: Target): Promise<Callback> {
  const callback = await Callback.named(store._id, id);
  if (callback.lead) throw new AppError("callback.joined");
  return callback;
}
