import { AppError } from "../../../locales/appError.ts";
import type { Complaint } from "../../../models/complaint.ts";
import { Person } from "../../../models/person.ts";
import { say } from "../actor.ts";
import { asking } from "../flow.ts";
import { permitted, stillDue } from "./subject.ts";

/** Gives a complaint to a colleague who is there; he is its owner from then on. */
export const handOverComplaint = asking<Complaint>({
  name: "handOverComplaint",
  title: "form.handOver.title",
  subject: (actor, target) => permitted(actor, target, "handOver"),
  offered: (complaint) => stillDue(complaint, "handOver"),

  async questions(actor, { owner }) {
    const staff = await Person.present(actor.store._id, actor.store.today(actor.at));
    const options = staff
      .filter(({ code, roles }) => code !== owner && roles.some((role) => role !== "headOffice"))
      .map(({ code, name }) => ({ value: code, label: name }));
    if (options.length === 0) throw new AppError("flow.call.nobodyThere");
    return [{ key: "to", type: "choice", label: say(actor, "form.handOver.to"), options, required: true }];
  },

  async run(actor, complaint, { to }) {
    await complaint.handOver(actor.act, String(to));
    const names = await Person.names(actor.store._id, [String(to)]);
    return { toast: say(actor, "flow.handedOver", { name: names.get(String(to)) ?? String(to) }) };
  },
});
