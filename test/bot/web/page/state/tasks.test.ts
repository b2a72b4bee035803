import { describe, expect, it } from "vitest";
import {
  callable,
  latestDay,
  nextTask,
  taskGroups,
  type TaskGroups,
  type Whose,
} from "../../../../../bot/web/page/state/tasks.ts";
import type { DayView } from "../../../../../bot/views.ts";
import type { DeskItem } from "../../../../../bot/web/wire.ts";
import { at, item, showing, task, who } from "../builders.ts";

const isToday = (moment: string): boolean => moment.startsWith("2026-11-24");
const groups = (items: DeskItem[], whose: Whose = "all"): TaskGroups =>
  taskGroups(items, "li", whose, isToday);
const refs = (tasks: { item: DeskItem }[]): string[] => tasks.map(({ item: { ref } }) => ref);
const open = { state: "open" } as const;
const window = (from: string) => ({ window: { from: at(from) } });

describe("the calls of a channel", () => {
  it("stand in four groups by what is to be done", () => {
    const all = groups([
      task("mine", { state: "claimed", by: who("li"), since: at("10:00") }),
      task("taken", { state: "claimed", by: who("zhao"), since: at("10:00") }),
      task("open", open),
      task("later", { state: "retry", outcome: "busy", next: at("14:00") }),
      task("number", { state: "waiting", outcome: "wrongNumber", awaits: "number" }),
      task("done", { state: "done", outcome: "completed", at: at("09:30") }),
      item("said"),
    ]);
    expect(refs(all.mine)).toEqual(["mine"]);
    expect(refs(all.open).toSorted()).toEqual(["open", "taken"]);
    expect(refs(all.retry)).toEqual(["later", "number"]);
    expect(refs(all.done)).toEqual(["done"]);
  });

  it("begin with what was carried over, then follow their windows", () => {
    const all = groups([
      task("afternoon", open, window("14:00")),
      task("morning", open, window("09:30")),
      task("any", open),
      task("carried", open, { ...window("14:00"), carried: true }),
    ]);
    expect(refs(all.open)).toEqual(["carried", "morning", "afternoon", "any"]);
  });

  it("show the latest done first, and none of an earlier day", () => {
    const done = (ref: string, moment: string) =>
      task(ref, { state: "done", outcome: "completed", at: moment });
    const all = groups([
      done("early", at("09:00")),
      done("late", at("11:00")),
      done("old", at("11:00", "2026-11-23")),
    ]);
    expect(refs(all.done)).toEqual(["late", "early"]);
  });

  it("are, as one's own, those assigned to the reader or taken by him", () => {
    const all = groups(
      [
        task("assigned", open, { assignee: who("li") }),
        task("another's", open, { assignee: who("zhao") }),
        task(
          "taken over",
          { state: "claimed", by: who("li"), since: at("10:00") },
          { assignee: who("zhao") },
        ),
        task("made", { state: "done", outcome: "completed", at: at("10:00"), by: who("li") }),
      ],
      "mine",
    );
    expect(refs([...all.mine, ...all.open, ...all.done])).toEqual(["taken over", "assigned", "made"]);
  });
});

describe("the next call", () => {
  it("is the first open one of the reader's own", () => {
    const all = groups([
      task("first", open, window("09:30")),
      task("own", open, { ...window("10:00"), assignee: who("li") }),
    ]);
    expect(nextTask(all, "li")?.item.ref).toBe("own");
  });

  it("is anybody's where none is his", () => {
    expect(nextTask(groups([task("first", open)]), "li")?.item.ref).toBe("first");
  });

  it("is never the one just done, nor one that somebody else has", () => {
    const all = groups([
      task("done", open),
      task("taken", { state: "claimed", by: who("zhao"), since: at("10:00") }),
    ]);
    expect(nextTask(all, "li", "done")).toBeUndefined();
  });

  it("can be reached with the arrows if it has a button", () => {
    const bare = { ...task("bare", open), card: { ...task("bare", open).card, buttons: [] } };
    expect(refs(callable(groups([bare, task("open", open)]), "li"))).toEqual(["open"]);
  });
});

describe("the day card", () => {
  const day = (ref: string, date: string): DeskItem =>
    showing(ref, {
      kind: "day",
      day: date,
      asOf: at("09:00"),
      due: 1,
      done: 0,
      calling: 0,
      retry: 0,
      open: 1,
      carried: 0,
      unposted: 0,
      kinds: [],
      people: [],
    } satisfies DayView);

  it("is the newest day's", () => {
    expect(latestDay([day("a", "2026-11-24"), day("b", "2026-11-23")])?.item.ref).toBe("a");
    expect(latestDay([])).toBeUndefined();
  });
});
