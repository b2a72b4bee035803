import { describe, expect, it } from "vitest";
import {
  type CallbackAct,
  callbackActs,
  type CallbackStatus,
  mayDo,
} from "../../../models/rules/callbackStates.ts";

const states: CallbackStatus[] = ["planned", "open", "claimed", "waiting", "done"];
const acts = Object.keys(callbackActs) as CallbackAct[];

describe("callbackActs", () => {
  it("lets a call that is done be completed by a late answer, and nothing else", () => {
    expect(acts.filter((act) => mayDo(act, "done"))).toEqual(["keep", "complete"]);
  });

  it("lets nobody take a call but one that is open", () => {
    expect(states.filter((state) => mayDo("claim", state))).toEqual(["open"]);
  });

  it("leaves the caller alone with a call that he has taken", () => {
    const disturbing: CallbackAct[] = ["place", "replan", "join", "redirect", "claim", "post"];
    expect(disturbing.filter((act) => mayDo(act, "claimed"))).toEqual([]);
  });

  it("leads every call on to its end from every state", () => {
    for (const state of states) expect(mayDo("complete", state)).toBe(true);
    for (const state of states.slice(0, -1)) expect(mayDo("end", state)).toBe(true);
  });
});
