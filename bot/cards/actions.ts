/** What the buttons of cards do, by the codes of their tokens; `act.<code>` is the label. */
export const actions = [
  "start",
  "resume",
  "handOver",
  "file",
  "complain",
  "acknowledge",
  "plan",
  "tellCustomer",
  "measureDone",
  "keepPromise",
  "compensate",
  "extend",
  "level",
  "closeWithoutCustomer",
  "approve",
  "refuse",
  "answer",
  "confirm",
] as const;

/** Something that a button does. */
export type Action = (typeof actions)[number];

/** Whether a token's code is that of an action. */
export function isAction(code: string): code is Action {
  return actions.some((action) => action === code);
}
