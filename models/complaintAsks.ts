import { AppError } from "../locales/appError.ts";
import type { Act } from "./act.ts";
import { given } from "./change.ts";
import type { CompensationFields, Complaint, ComplaintMethods, ExtensionFields } from "./complaintFields.ts";
import { act, line, write } from "./complaintGuard.ts";
import { closeDue } from "./rules/complaintDeadlines.ts";
import { compensationNeeds } from "./rules/permissions.ts";

type Asks = "askExtension" | "decideExtension" | "askCompensation" | "decideCompensation";

/** What is asked for in a complaint and decided by somebody else. */
export const complaintAsks: Pick<ComplaintMethods, Asks> & ThisType<Complaint> = {
  askExtension(deed, until, reason) {
    const { by, at, person } = deed;
    return act(this, "extend", deed, {
      entry: line(deed, "extensionAsked", { text: reason }),
      update: { $push: { extensions: { id: by, until, reason, at, person, state: "asked" } } },
    });
  },

  decideExtension(deed, id, approved, reason) {
    return write(this, deed, {
      entry: line(deed, approved ? "extensionApproved" : "extensionRefused", { text: reason }),
      update: ({ extensions, loopSince, plan }) => {
        const next = extensions.map((each) => decide(each, id, deed, approved, reason));
        return {
          $set: {
            extensions: next,
            closeDue: closeDue({ loopSince, ...(plan && { plan }), extensions: next }),
          },
        };
      },
      refuse: ({ extensions, owner }) => mayDecide(extensions, id, deed, owner),
    });
  },

  askCompensation(deed, amount, reason, limit) {
    const { by, at, person } = deed;
    const needsApproval = compensationNeeds(amount, limit) === "approval";
    const state = needsApproval ? "asked" : "noted";
    return act(this, "askCompensation", deed, {
      entry: line(deed, needsApproval ? "compensationAsked" : "compensationNoted", {
        text: reason,
        params: { amount },
      }),
      update: { $push: { compensation: { id: by, amount, reason, at, person, state } } },
    });
  },

  decideCompensation(deed, id, approved, reason) {
    return write(this, deed, {
      entry: line(deed, approved ? "compensationApproved" : "compensationRefused", { text: reason }),
      update: ({ compensation }) => ({
        $set: { compensation: compensation.map((each) => decide(each, id, deed, approved, reason)) },
      }),
      refuse: ({ compensation, owner }) => mayDecide(compensation, id, deed, owner),
    });
  },
};

type Asked = CompensationFields | ExtensionFields;

/** Neither who asks nor who owns the complaint decides [003]. */
function mayDecide(asked: readonly Asked[], id: string, { person }: Act, owner?: string): AppError | null {
  const one = asked.find((each) => each.id === id);
  if (!one) return new AppError("complaint.unknownPart");
  if (one.state !== "asked") return new AppError("complaint.alreadyDecided");
  return one.person === person || owner === person ? new AppError("complaint.ownRequest") : null;
}

function decide<T extends Asked>(
  each: T,
  id: string,
  { at, person }: Act,
  approved: boolean,
  reason?: string,
): T {
  if (each.id !== id) return each;
  const state = approved ? "approved" : "refused";
  return { ...each, state, decided: given({ at, person, reason }) };
}
