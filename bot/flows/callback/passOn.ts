import { Notice } from "../../../models/notice.ts";
import type { Response } from "../../../models/responseFields.ts";
import { channelPlaces } from "../../cards/places.ts";
import { customerName } from "../../cards/customerName.ts";
import { channelWords } from "../../cards/words.ts";
import type { Values } from "../../chat.ts";
import type { CallScene } from "../../forms/call/callScene.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { callKeys } from "../../forms/call/keys.ts";
import { ownDepartment } from "../../forms/call/offerQuestions.ts";
import type { NoticeContent } from "../../noticeCard.ts";
import type { Actor } from "../actor.ts";

/** Says in a department's channel what a customer wanted to have passed on, once for each call. */
export async function passOn(
  { store, person, at }: Actor,
  scene: CallScene,
  { _id }: Response,
  values: Values,
): Promise<void> {
  const text = wordsOf(values[callKeys.passOn]);
  const as = values[callKeys.passAs] ?? "message";
  if (!text || as !== "message") return;
  const department = wordsOf(values[callKeys.passTo]) ?? ownDepartment(scene);
  const { customer, vehicle } = scene;
  const numbers = [customer.phone, customer.preferredPhone].filter((each) => each !== undefined);
  const content: NoticeContent = {
    kind: "notice",
    tone: "calm",
    at: at.toISOString(),
    key: "card.passedOn",
    params: { name: person.name, text: channelWords(text, numbers) },
    ...(vehicle.plate && { plate: vehicle.plate }),
    customer: channelWords(customerName(customer, store.locale), numbers, 60),
  };
  for (const place of channelPlaces(store, store.complaintChannel(department))) {
    const cause = `response:${String(_id)}:passOn`;
    await Notice.say({ store: store._id, cause, place, content: JSON.stringify(content), at });
  }
}
