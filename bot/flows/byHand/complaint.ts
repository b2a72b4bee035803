import { complaintFields, readComplaintFields } from "../../forms/complaintFields.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { lineQuestion } from "../../forms/questions.ts";
import { say } from "../actor.ts";
import { raise, raisedText } from "../complaint/raise.ts";
import { asking } from "../flow.ts";
import { carQuestions, filesOf, readCar } from "./car.ts";
import { ofStore } from "./ofStore.ts";

/** Takes down a complaint of somebody who came in or rang up. */
export const newComplaint = asking({
  name: "complaint",
  title: "form.complaint.title",
  submit: "form.complaint.submit",
  subject: ofStore,

  questions: async (actor) => [
    ...carQuestions(actor),
    lineQuestion("order", say(actor, "form.visit.number")),
    ...(await complaintFields(actor.store, actor.reader)),
  ],

  async run(actor, { entry }, given) {
    const car = readCar(actor, given);
    if ("errors" in car) return car;
    const { vehicle, customer } = await filesOf(actor, car);
    const workOrder = wordsOf(given.order);
    const raised = await raise(actor, {
      ...readComplaintFields(given),
      cause: `entry:${entry}`,
      customer: customer._id,
      vehicle: vehicle._id,
      ...(workOrder && { workOrder }),
    });
    return { toast: await raisedText(actor, raised) };
  },
});
