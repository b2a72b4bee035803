import { type ClockView, type ComplaintView } from "../../../views.ts";
import { type DeskItem } from "../../wire.ts";
import { viewed, type Viewed } from "./items.ts";
import { byText, LAST } from "./order.ts";

/** A complaint in the list. */
export type Complaint = Viewed<ComplaintView>;

/** A channel's complaints: those under way by what falls due first, and those that are closed, latest first. */
export function complaintGroups(items: readonly DeskItem[]): { open: Complaint[]; closed: Complaint[] } {
  const all = viewed(items, "complaint");
  return {
    open: all
      .filter(({ view }) => view.step !== "closed")
      .toSorted((a, b) => byText(firstDue(a.view), firstDue(b.view)) || byText(a.view.since, b.view.since)),
    closed: all
      .filter(({ view }) => view.step === "closed")
      .toSorted((a, b) => byText(b.view.closed?.at ?? "", a.view.closed?.at ?? "")),
  };
}

/**
 * How much of a clock's time is used, 0 to 1 and beyond 1 when it is late. It runs in office hours, so it is
 * read off the moments at which people are told, and evenly between them.
 */
export function usedShare(clock: ClockView, now: Date): number {
  const marks = [
    { at: Date.parse(clock.from), share: 0 },
    { at: Date.parse(clock.half), share: 0.5 },
    { at: Date.parse(clock.fourFifths), share: 0.8 },
    { at: Date.parse(clock.due), share: 1 },
  ];
  const next = marks.findIndex(({ at }) => now.getTime() < at);
  if (next === 0) return 0;
  const [before, after] = [marks[next - 1], marks[next]];
  if (!before || !after) return 1;
  const part = (now.getTime() - before.at) / (after.at - before.at);
  return before.share + part * (after.share - before.share);
}

/** How pressing a clock is: people are told at half and at four fifths of its time. */
export function urgency(used: number): "calm" | "warn" | "bad" {
  if (used >= 0.8) return "bad";
  return used >= 0.5 ? "warn" : "calm";
}

const firstDue = ({ clocks }: ComplaintView): string => clocks.map(({ due }) => due).toSorted()[0] ?? LAST;
