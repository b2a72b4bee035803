import { Model } from "survey-core";
import { describe, expect, it } from "vitest";
import { nativeDatabase } from "../../models/database.ts";
import { newId } from "../../models/id.ts";
import { periodResults } from "../../models/periodResults.ts";
import { Questionnaire } from "../../models/questionnaire.ts";
import { builtIn } from "../../models/questionnaires/builtIn.ts";
import { Response } from "../../models/response.ts";
import { tallyStages } from "../../models/responseTally.ts";
import { checkAnswers } from "../../models/rules/answerCheck.ts";
import { drawnAnswers } from "../../models/rules/drawnAnswers.ts";
import { periodsUpTo, readPeriod, spanOf } from "../../models/rules/period.ts";
import { spokenTime } from "../../models/rules/spokenTime.ts";
import { seeded } from "../../sample/random.ts";
import { useDatabase } from "../database.ts";
import { buildStore } from "../factories.ts";
import { questionnaire, rating, words, yesNo } from "../models/rules/definitions.ts";
import { timed } from "./measure.ts";

// Fewer do for a quick look.
const RESPONSES = Number(process.env["RESPONSES"] ?? 100_000);
const BATCH = 1_000;

describe("the builder", () => {
  it("works out the time of sixty items in at most 2 ms", () => {
    const definition = questionnaire(
      Array.from({ length: 57 }, (_, i) => {
        const title = {
          default: "这次等候的时间，您打几分？",
          en: "How many points for the time you had to wait?",
        };
        if (i % 3 === 0) return rating(`q${i}`, { title, askRate: 0.5 });
        if (i % 3 === 1) return yesNo(`q${i}`, { title, showCommentArea: true });
        return words(`q${i}`, { title, visibleIf: `{q${i - 1}} = false or {q${i - 2}} <= 6` });
      }),
    );
    report(
      "spokenTime",
      median(() => spokenTime(definition)),
      2,
      "ms",
    );
  });

  it("checks a submission in at most twice what SurveyJS takes to fill in a model that is kept", () => {
    const { service } = builtIn;
    const answers = {
      overall: 8,
      reception: 9,
      explained: true,
      waiting: 4,
      "waiting-Comment": "等太久",
      quality: 9,
      settled: true,
    };
    const model = new Model(service);
    const filling = median(() => {
      model.clear(true, true);
      model.data = answers;
      model.validate(false);
    });
    const checking = median(() => checkAnswers(service, answers));
    report("checkAnswers", checking / filling, 2, `× SurveyJS, ${checking.toFixed(2)} ms`);
  });
});

describe("the results of a period", () => {
  useDatabase();

  it(`over ${RESPONSES} responses take at most half as long again as their aggregation alone`, async () => {
    await buildStore();
    await Questionnaire.ensureBuiltIn("cd01", new Date("2026-01-01T00:00:00Z"));
    await answer();
    const period = readPeriod("2026Q3")!;
    const periods = periodsUpTo(period, 6).map((each) => spanOf(each, "Asia/Shanghai"));
    const stages = tallyStages({ stores: ["cd01"], kind: "service", periods });
    const aggregate = () => nativeDatabase().collection("responses").aggregate(stages).toArray();
    await aggregate();
    const raw = await timed(aggregate);
    const { calls } = await periodResults("cd01", "service", period);
    expect(calls).toBe(RESPONSES);
    const whole = await timed(() => periodResults("cd01", "service", period));
    report("periodResults", whole / raw, 1.5, `× raw, ${Math.round(whole)} ms`);
  });
});

/** A quarter of a hundred thousand conversations. */
async function answer(): Promise<void> {
  const questionnaire = await Questionnaire.current("cd01", "service");
  const { definition, version } = questionnaire;
  const { between, chance } = seeded(1);
  for (let done = 0; done < RESPONSES; done += BATCH) {
    const responses = Array.from({ length: BATCH }, (_, i) => {
      const callback = newId();
      const draw = questionnaire.drawFor(callback);
      const answers = Object.fromEntries(
        [...draw.drawn].map((item) => [
          item,
          ["overall", "reception", "waiting", "quality"].includes(item) ? between(5, 10) : chance(0.9),
        ]),
      );
      return {
        ...{ _id: newId(), store: "cd01", callback, also: [], customer: newId(), vehicle: newId() },
        ...{
          questionnaire: { kind: "service", version },
          answers,
          drawn: drawnAnswers(definition, draw, answers),
        },
        ...{ remarks: [], outcome: "completed", score: answers.overall, by: "li", seconds: 200, chat: "web" },
        submittedAt: new Date(Date.UTC(2026, 6, 2 + (done / BATCH) * 0.85, 2, 0, i)),
        ...{ startedAt: new Date(0), key: String(callback), flags: [], follows: [] },
      };
    });
    await Response.writeAsIs(responses.map((document) => ({ insertOne: { document } })));
  }
}

function median(work: () => unknown): number {
  for (let i = 0; i < 50; i++) work();
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[50]!;
}

function report(name: string, value: number, limit: number, detail: string): void {
  process.stdout.write(`${name}: ${value.toFixed(2)} (limit ${limit}; ${detail})\n`);
  expect(value).toBeLessThanOrEqual(limit);
}
