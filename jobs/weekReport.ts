import { Questionnaire } from "../models/questionnaire.ts";
import { Response } from "../models/response.ts";
import { addDays, dayStart, weekdayOf } from "../models/rules/days.ts";
import { type Definition, items } from "../models/rules/definition.ts";
import type { Day } from "../models/rules/kinds.ts";
import { type ProblemSheet, problemSheet } from "../models/rules/problemSheet.ts";
import { problems } from "../models/rules/problems.ts";
import { weekdays } from "../models/rules/week.ts";
import type { Store } from "../models/storeFields.ts";

/** The weekly problem sheet [000]; shares are 0–1, null over nobody. */
export interface WeekReport extends ProblemSheet {
  /** Monday to Sunday, both included. */
  period: { from: Day; to: Day };
}

/** The problems of the week that a day lies in: how often each code came up, the most frequent first [000]. */
export async function weekReport(store: Store, day: Day): Promise<WeekReport> {
  const monday = addDays(day, -weekdays.indexOf(weekdayOf(day)));
  const sunday = addDays(monday, 6);
  const from = dayStart(monday, store.timezone);
  const to = dayStart(addDays(sunday, 1), store.timezone);
  const definitions = new Map<string, Definition>();
  const calls: string[][] = [];
  for (const { questionnaire, answers } of await Response.between(store._id, from, to)) {
    if (!questionnaire) continue;
    const { kind, version } = questionnaire;
    const name = `${kind} ${version}`;
    const definition =
      definitions.get(name) ?? (await Questionnaire.version(store._id, kind, version)).definition;
    definitions.set(name, definition);
    calls.push(problems(definition, answers, store.limits.threshold).map(({ code }) => code));
  }
  return {
    period: { from: monday, to: sunday },
    ...problemSheet(calls, [...definitions.values()].flatMap(problemCodes)),
  };
}

/** The codes of everything that can be a problem, so that one that nobody had is on the sheet as well. */
function problemCodes(definition: Definition): string[] {
  return items(definition)
    .filter(({ type }) => type === "rating" || type === "boolean")
    .map(({ problemCode, name }) => problemCode ?? name);
}
