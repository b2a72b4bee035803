import { Callback } from "../../../models/callback.ts";
import { Complaint } from "../../../models/complaint.ts";
import { Point } from "../../../models/point.ts";
import { Day } from "../../../models/day.ts";
import { buttons } from "../../cards/buttons.ts";
import { dayCard } from "../../cards/dayCard.ts";
import { dayView } from "../../cards/dayView.ts";
import { departmentName } from "../../cards/complaintCard.ts";
import { styled } from "../../cards/inline.ts";
import { taskButtons, taskCard } from "../../cards/taskCard.ts";
import { taskView } from "../../cards/taskView.ts";
import { channelWords } from "../../cards/words.ts";
import type { Card, Inline, Reply } from "../../chat.ts";
import { subjectOf } from "../../display.ts";
import { mayTake, verifiedOwners } from "../callback/mayCall.ts";
import { type Actor, say } from "../actor.ts";

// What a message of any platform holds, and what anybody reads.
const MOST = 20;

/** `/today`: how the day stands. */
export async function today(actor: Actor): Promise<Reply> {
  const { store, at, reader } = actor;
  const day = store.today(at);
  const known = await Day.findOne({ store: store._id, day });
  const view = await dayView(store._id, day, at, known?.closedAt !== undefined);
  if (view.due === 0) return { toast: say(actor, "flow.today.nothing") };
  return { card: dayCard(view, reader) };
}

/** `/next`: the call to make next, with its buttons: what somebody has begun, else his own, else any that he may take. */
export async function next(actor: Actor): Promise<Reply> {
  const lead = await nextCall(actor);
  if (!lead) return { toast: say(actor, "flow.next.nothing") };
  const { store, at, reader, tokens } = actor;
  const view = await taskView(lead, store.today(at), reader);
  const on = { store: store._id, subject: subjectOf("callback", lead._id), version: lead.revision };
  return {
    card: {
      ...taskCard(view, reader, at),
      ...(await buttons(tokens, on, taskButtons(view), reader.locale)),
    },
  };
}

/** `/mine`: what waits for somebody: his calls, his complaints, his points. */
export async function mine(actor: Actor): Promise<Reply> {
  const { store, at, person, reader } = actor;
  const day = store.today(at);
  const [calls, complaints, points] = await Promise.all([
    Callback.queueOf(store._id, day, at, person.code),
    Complaint.ownedBy(store._id, person.code),
    Point.ownedBy(store._id, person.code),
  ]);
  const views = await Promise.all(calls.slice(0, MOST).map((call) => taskView(call, day, reader)));
  const lines: Inline[][] = [
    ...section(
      say(actor, "flow.mine.calls", { count: calls.length }),
      views.map((view) => taskCard(view, reader, at).plain),
    ),
    ...section(
      say(actor, "flow.mine.complaints", { count: complaints.length }),
      complaints
        .slice(0, MOST)
        .map(({ department, state, points: said }) =>
          [
            departmentName(department, reader.locale),
            say(actor, `state.${state}`),
            channelWords(said[0]?.words ?? "", [], 80),
          ].join(" · "),
        ),
    ),
    ...section(
      say(actor, "flow.mine.points", { count: points.length }),
      points.slice(0, MOST).map(({ text, kind }) => text || say(actor, `flow.mine.point.${kind}`)),
    ),
  ];
  if (lines.length === 0) return { toast: say(actor, "flow.mine.nothing") };
  const title = say(actor, "flow.mine.title");
  return { card: { plain: title, title, body: lines } satisfies Card };
}

async function nextCall(actor: Actor): Promise<Callback | undefined> {
  const { store, at, person } = actor;
  const day = store.today(at);
  const queue = await Callback.queueOf(store._id, day, at);
  const begun = queue.find(({ claimed }) => claimed?.person === person.code);
  if (begun) return begun;
  const open = queue.filter(({ status }) => status === "open");
  const own = open.filter(({ assignee }) => assignee === person.code);
  for (const call of [...own, ...open]) {
    if (mayTake(person, call, await verifiedOwners(call), day)) return call;
  }
  return undefined;
}

function section(title: string, rows: readonly string[]): Inline[][] {
  return rows.length === 0 ? [] : [[styled("bold", title)], ...rows.map((row): Inline[] => [row])];
}
