import type { Deed } from "./act.ts";
import type { Callback } from "./callbackFields.ts";
import type { Follow } from "./followFields.ts";
import type { FinalOutcome } from "./rules/outcomes.ts";

/** What follows elsewhere when a rule ends a callback: those that joined it end with it. */
export function endingFollows(callback: Callback, { by, at }: Deed, outcome: FinalOutcome): Follow[] {
  const joined = callback.also.map((id): Follow => ({
    id: `${by}#end-${String(id)}`,
    at,
    kind: "end",
    callback: id,
    outcome,
  }));
  return [...joined, ...unverified(callback, { by, at }, outcome)];
}

/** A complaint whose customer will not be asked any more waits for the general manager's word. */
export function unverified(callback: Callback, { by, at }: Deed, outcome: FinalOutcome): Follow[] {
  const { complaint, occurrence: loop, kind } = callback;
  // A verification that became part of another conversation is asked there; a withdrawn one is not wanted any more.
  if (kind !== "verification" || !complaint || outcome === "merged" || outcome === "ineligible") return [];
  return [{ id: `${by}#unverified`, at, kind: "unverified", complaint, loop, outcome }];
}
