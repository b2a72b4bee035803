import { AppError } from "../../../locales/appError.ts";
import type { Callback } from "../../../models/callback.ts";
import { Vehicle } from "../../../models/vehicle.ts";
import { finishFollows } from "../../../models/follow.ts";
import { Response } from "../../../models/response.ts";
import { submitCall } from "../../../models/submitCall.ts";
import type { Submitted } from "../../../models/submitFields.ts";
import type { FormVerdict, Values } from "../../chat.ts";
import { type CallScene, callScene } from "../../forms/call/callScene.ts";
import { callKeys, topicKey } from "../../forms/call/keys.ts";
import { outcomeOf, readCall } from "../../forms/call/readCall.ts";
import { readPlate } from "../../forms/entries.ts";
import { type Actor } from "../actor.ts";
import type { FormFlow } from "../flow.ts";
import { passOn } from "./passOn.ts";
import { postNext } from "./postNext.ts";
import { resultText } from "./resultText.ts";
import { leadOf, start } from "./start.ts";

/** The form of a call: kept value by value, and submitted as what was said. */
export const call: FormFlow = {
  name: "call",
  open: start,

  async drafted(actor, target, values) {
    const callback = await leadOf(actor, target);
    await keep(actor, callback, values);
  },

  async answered(actor, target, values): Promise<FormVerdict> {
    const callback = await leadOf(actor, target);
    const scene = await callScene(actor.store, callback, actor.person, actor.reader);
    const before = await submittedBefore(actor, callback);
    if (before) return after(actor, scene, before, values);
    const all = { ...(callback.draft?.values as Values | undefined), ...values };
    const read = readCall(scene, all, actor.at, actor.chat);
    if ("errors" in read) return { ok: false, errors: read.errors };
    await keepLength(actor, callback);
    return after(actor, scene, await submitCall(callback, read.submission, actor.act), all);
  },
};

/** What follows a submitted call in the chat; done again after a crash, it changes nothing. */
async function after(
  actor: Actor,
  scene: CallScene,
  submitted: Submitted,
  values: Values,
): Promise<FormVerdict> {
  const { callback, response, late } = submitted;
  if (response && !late) {
    await learnPlate(scene, values);
    await passOn(actor, scene, response, values);
  }
  await postNext(actor, callback);
  return { ok: true, toast: await resultText(actor, submitted, outcomeOf(values) ?? "completed") };
}

/** The same submit once more, after it was on disk: its draft is gone, so that it is not read again. */
async function submittedBefore({ act }: Actor, callback: Callback): Promise<Submitted | null> {
  const response = await Response.ofCallback(callback.store, callback._id);
  if (response?.key === act.by) {
    await finishFollows(response);
    return { callback, response, late: false };
  }
  const attempt = callback.attempts.find(({ key, outcome }) => key === act.by && outcome !== "completed");
  if (!attempt) return null;
  await finishFollows(callback);
  return { callback, response: null, late: attempt.late ?? false };
}

/** Keeps answers; who lost the task to time while he talked has it back, unless somebody else has it. */
async function keep(actor: Actor, callback: Callback, values: Values): Promise<void> {
  try {
    await callback.saveDraft(actor.act, values);
  } catch (error) {
    const { person, act } = actor;
    const lapsed = error instanceof AppError && error.code === "callback.notHeld";
    if (!lapsed || !callback.holders.includes(person.code)) throw error;
    const again = await callback.claim({ ...act, by: `${act.by}#again` });
    await again.saveDraft(act, values);
  }
}

/** The submit itself is the last input of the call, so that its length is counted up to it. */
async function keepLength(actor: Actor, callback: Callback): Promise<void> {
  if (callback.claimed?.person === actor.person.code) await callback.saveDraft(actor.act, {});
}

/** A plate that the customer named goes into the car's file, where its VIN says which car that is. */
async function learnPlate({ vehicle, store }: CallScene, values: Values): Promise<void> {
  const named = values[topicKey("plate")];
  const plate = typeof named === "string" ? readPlate(named) : null;
  if (plate && vehicle.vin && values[callKeys.reached] === "yes") {
    await Vehicle.identify(store._id, { vin: vehicle.vin, plate });
  }
}
