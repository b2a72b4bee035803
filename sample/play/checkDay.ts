import { Callback } from "../../models/callback.ts";
import { Complaint } from "../../models/complaint.ts";
import { Day } from "../../models/day.ts";
import { DeskMessage } from "../../models/deskMessage.ts";
import { dealership } from "../dealership.ts";
import { addDays, dayStart } from "../../models/rules/days.ts";
import type { Day as CalendarDay } from "../../models/rules/kinds.ts";
import type { Cast } from "../demo/demoFile.ts";
import { words } from "./scenes.ts";

/** What of the played day did not come to pass, as the database has it; nothing if all of it did. */
export async function checkDay(store: string, day: CalendarDay, cast: Cast): Promise<string[]> {
  const { timezone: zone } = dealership;
  const [unreached, moved, content] = await Promise.all(
    [cast.unreached, cast.moved, cast.content].map((id) => Callback.named(store, id)),
  );
  const from = dayStart(day, zone);
  const raised = await Complaint.raisedBetween(store, from, dayStart(addDays(day, 1), zone));
  const cured = raised.filter(({ points }) => points.some((point) => point.words === words.waited));
  const { closedAt } = await Day.of(store, day);
  const channel = await DeskMessage.inChannel(store, "callbacks");
  const sheets = channel.messages.filter(({ card }) => card.includes('"kind":"sheet"') && card.includes(day));
  const cause = cured[0] && `complaint:${String(cured[0]._id)}`;
  const verification = cause ? await Callback.ofCause(store, cause) : [];
  const facts: Record<string, boolean> = {
    called: content!.outcome === "completed",
    notReached:
      unreached!.attempts.length === 2 && unreached!.attempts.every(({ outcome }) => outcome === "noAnswer"),
    moved: moved!.attempts.map(({ outcome }) => outcome).join() === "rescheduled,completed",
    twoComplaints: raised.length === 2,
    planned: cured.length === 1 && cured[0]!.plan !== undefined,
    closedOnTheCustomersWord: cured[0]?.closed?.satisfied === true,
    verifiedByCall: verification.length === 1 && verification[0]!.outcome === "completed",
    sheet: closedAt !== undefined && sheets.length === 1,
  };
  return Object.entries(facts).flatMap(([name, holds]) => (holds ? [] : [name]));
}
