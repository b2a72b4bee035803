import { AppError } from "../../../locales/appError.ts";
import { Complaint } from "../../../models/complaint.ts";
import type { Act } from "../../../models/rules/permissions.ts";
import { readRequestArg, requested } from "../../cards/decisionCard.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { lineQuestion, wordsQuestion } from "../../forms/questions.ts";
import { readWallTime, wallTime } from "../../forms/wallTime.ts";
import { type Actor, say } from "../actor.ts";
import { asking, type Press, type Target } from "../flow.ts";
import { permit } from "../permit.ts";
import { aboutOf, permitted, stillDue } from "./subject.ts";

/** Money for the customer: small amounts are noted, larger ones wait for the general manager [003]. */
export const compensate = asking<Complaint>({
  name: "compensate",
  title: "form.compensate.title",
  subject: (actor, target) => permitted(actor, target, "plan"),
  offered: (complaint) => stillDue(complaint, "askCompensation"),
  questions: (actor) => [
    lineQuestion("amount", say(actor, "form.compensate.amount"), {
      hint: say(actor, "form.compensate.limit", { limit: actor.store.limits.compensation }),
      required: true,
      maxLength: 12,
    }),
    wordsQuestion("reason", say(actor, "form.reason"), { required: true, maxLength: 500 }),
  ],
  async run(actor, complaint, { amount, reason }) {
    const sum = readAmount(String(amount));
    if (sum === null) return { errors: { amount: say(actor, "form.compensate.badAmount") } };
    const { compensation: limit } = actor.store.limits;
    await complaint.askCompensation(actor.act, sum, wordsOf(reason) ?? "", limit);
    return {
      toast: say(
        actor,
        sum > limit ? "flow.complaint.compensationAsked" : "flow.complaint.compensationNoted",
      ),
    };
  },
});

/** More time for what was planned, with a reason; somebody else decides. */
export const extend = asking<Complaint>({
  name: "extend",
  title: "form.extend.title",
  subject: (actor, target) => permitted(actor, target, "plan"),
  offered: (complaint) => stillDue(complaint, "extend"),
  questions: (actor, { closeDue }) => [
    {
      key: "until",
      type: "when",
      precision: "minute",
      label: say(actor, "form.extend.until"),
      required: true,
      from: wallTime(closeDue > actor.at ? closeDue : actor.at, actor.store.timezone),
    },
    wordsQuestion("reason", say(actor, "form.reason"), { required: true, maxLength: 500 }),
  ],
  async run(actor, complaint, { until, reason }) {
    const by = readWallTime(until, actor.store.timezone);
    if (!by || by <= actor.at) return { errors: { until: say(actor, "form.call.timePast") } };
    await complaint.askExtension(actor.act, by, wordsOf(reason) ?? "");
    return { toast: say(actor, "flow.complaint.extensionAsked") };
  },
});

/** Says yes to money or time that somebody else asked for: one press. */
export const approve: Press = async (actor, target) => {
  await decide(actor, await judged(actor, target), true);
  return { toast: say(actor, "flow.complaint.approved") };
};

/** Says no to it, with a reason. */
export const refuse = asking({
  name: "refuse",
  title: "form.refuse.title",
  subject: judged,
  questions: (actor) => [
    wordsQuestion("reason", say(actor, "form.reason"), { required: true, maxLength: 500 }),
  ],
  async run(actor, subject, { reason }) {
    await decide(actor, subject, false, wordsOf(reason));
    return { toast: say(actor, "flow.complaint.refused") };
  },
});

interface Judged {
  complaint: Complaint;
  of: "compensation" | "extension";
  id: string;
}

const acts = {
  compensation: "approveCompensation",
  extension: "approveExtension",
} as const satisfies Record<Judged["of"], Act>;

/** A request that this person may decide: never who asked for it, nor who owns the complaint [003][004]. */
async function judged(actor: Actor, target: Target): Promise<Judged> {
  const complaint = await Complaint.named(actor.store._id, target.id);
  const request = readRequestArg(target.arg);
  const asked = request && requested(complaint, request);
  if (!request || !asked) throw new AppError("complaint.unknownPart");
  const about = { ...aboutOf(complaint), askedBy: asked.person };
  await permit(actor, acts[request.of], about, `complaint:${target.id}`);
  return { complaint, of: request.of, id: asked.id };
}

async function decide(
  { act }: Actor,
  { complaint, of, id }: Judged,
  approved: boolean,
  reason?: string,
): Promise<void> {
  if (of === "compensation") await complaint.decideCompensation(act, id, approved, reason);
  else await complaint.decideExtension(act, id, approved, reason);
}

/** An amount as people write it: `800`, `1,200`, a yuan sign before or behind; null for what is no sum over nothing. */
function readAmount(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[\s,\u00a5\u5143]/g, "");
  const amount = /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Number(plain) : 0;
  return amount > 0 ? amount : null;
}
