import type { Complaint } from "../../../models/complaint.ts";
import { colleagueQuestions, handedOver, otherThan } from "../colleagues.ts";
import { asking } from "../flow.ts";
import { permitted, stillDue } from "./subject.ts";

/** Gives a complaint to a colleague who is there; he is its owner from then on. */
export const handOverComplaint = asking<Complaint>({
  name: "handOverComplaint",
  title: "form.handOver.title",
  subject: (actor, target) => permitted(actor, target, "handOver"),
  offered: (complaint) => stillDue(complaint, "handOver"),
  questions: (actor, { owner }) => colleagueQuestions(actor, otherThan(owner)),
  async run(actor, complaint, { to }) {
    await complaint.handOver(actor.act, String(to));
    return handedOver(actor, to);
  },
});
