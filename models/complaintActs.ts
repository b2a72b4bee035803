import { AppError } from "../locales/appError.ts";
import type { Complaint, ComplaintMethods, ComplaintPoint } from "./complaintFields.ts";
import { complaintAsks } from "./complaintAsks.ts";
import { finish } from "./complaintFinish.ts";
import { complaintThread } from "./complaintThread.ts";
import { act, line, write } from "./complaintGuard.ts";
import { closeDue, planDue } from "./rules/complaintDeadlines.ts";

/** What can be done with a complaint: its methods. */
export const complaintMethods: ComplaintMethods & ThisType<Complaint> = {
  ...complaintAsks,
  ...complaintThread,

  acknowledge(deed) {
    return act(this, "acknowledge", deed, {
      entry: line(deed, "acknowledged"),
      update: { $set: { acknowledgedAt: deed.at } },
    });
  },

  planMeasure(deed, { cause, measure, until, promised }) {
    const { at, person, by } = deed;
    const plan = { cause, measure, until, at, person };
    const promise = promised ? { promised: { id: by, text: promised, due: until, at, person } } : {};
    return act(this, "plan", deed, {
      entry: line(deed, "planned", { text: measure }),
      update: ({ loopSince, extensions }) => ({
        $set: { plan, closeDue: closeDue({ loopSince, plan, extensions }) },
        $push: promise,
      }),
    });
  },

  handOver(deed, to) {
    return act(this, "handOver", deed, {
      entry: line(deed, "handedOver", { params: { to } }),
      update: { $set: { owner: to } },
    });
  },

  informCustomer(deed, text) {
    return act(this, "tellCustomer", deed, { entry: line(deed, "informed", { text }) });
  },

  promise(deed, { text, due }) {
    const { by, at, person } = deed;
    return act(this, "promise", deed, {
      entry: line(deed, "promised", { text }),
      update: { $push: { promised: { id: by, text, due, at, person } } },
    });
  },

  keepPromise(deed, id) {
    return write(this, deed, {
      entry: line(deed, "kept", { params: { promise: id } }),
      update: ({ promised }) => ({
        $set: { promised: promised.map((each) => (each.id === id ? { ...each, keptAt: deed.at } : each)) },
      }),
      refuse: ({ promised }) =>
        promised.some((each) => each.id === id && !each.keptAt)
          ? null
          : new AppError("complaint.alreadyDecided"),
    });
  },

  async measureDone(deed, text) {
    const done = await act(this, "measureDone", deed, {
      entry: line(deed, "done", { text }),
      update: { $set: { doneAt: deed.at, pending: true } },
    });
    return finish(done);
  },

  verified(deed, { loop, satisfied, words }) {
    const { at, person } = deed;
    return act(this, satisfied ? "satisfied" : "notSatisfied", deed, {
      from: { loop },
      entry: line(deed, satisfied ? "satisfied" : "reopened", { text: words }),
      update: satisfied
        ? { $set: { closed: { at, person, satisfied } }, $unset: { unverified: 1 } }
        : {
            $set: { loop: loop + 1, loopSince: at, planDue: planDue(at), closeDue: planDue(at) },
            $unset: { unverified: 1, doneAt: 1 },
          },
      refuse: (current) => (current.loop === loop ? null : new AppError("complaint.notNow")),
    });
  },

  heard(deed, { satisfied, words }) {
    return write(this, deed, {
      entry: line(deed, "heard", { text: words, params: { satisfied: String(satisfied) } }),
    });
  },

  unreached(deed, loop, outcome) {
    return act(this, "unverified", deed, {
      from: { loop },
      entry: line(deed, "unverified", { params: { outcome } }),
      update: { $set: { unverified: { at: deed.at, outcome } } },
      refuse: (current) => (current.loop === loop ? null : new AppError("complaint.notNow")),
    });
  },

  async closeWithoutCustomer(deed, reason) {
    const { at, person } = deed;
    const closed = await act(this, "closeWithoutCustomer", deed, {
      from: { owner: { $ne: person } },
      entry: line(deed, "closed", { text: reason }),
      update: { $set: { closed: { at, person, reason, satisfied: false }, pending: true } },
      refuse: ({ owner }) => (owner === person ? new AppError("complaint.ownRequest") : null),
    });
    return finish(closed);
  },

  setLevel(deed, level, urgent) {
    return act(this, "setLevel", deed, {
      entry: line(deed, "level", { params: { level } }),
      update: { $set: { level, urgent } },
    });
  },

  addPoints(deed, points) {
    return write(this, deed, {
      update: (current) => ({
        $push: {
          points: { $each: points.filter((point) => !current.points.some((one) => isSame(one, point))) },
        },
      }),
    });
  },

  finish() {
    return finish(this);
  },
};

const isSame = (one: ComplaintPoint, other: ComplaintPoint): boolean =>
  one.item === other.item && one.words === other.words;
