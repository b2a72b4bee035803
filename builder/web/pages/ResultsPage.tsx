import { Button, Segmented, Select } from "antd";
import { ChartNoAxesColumn, Download } from "lucide-react";
import { type ReactNode } from "react";
import { type QuestionnaireKind } from "../../../models/rules/kinds.ts";
import { Blank } from "../../../ui/Blank.tsx";
import { type Results } from "../../wire.ts";
import { addressOf, ask } from "../api.ts";
import { Headline } from "../parts/results/Headline.tsx";
import { Means } from "../parts/results/Means.tsx";
import { QuadrantChart } from "../parts/results/QuadrantChart.tsx";
import { Trend } from "../parts/results/Trend.tsx";
import { WordsSaid } from "../parts/results/WordsSaid.tsx";
import { Failed, LoadingCards } from "../parts/States.tsx";
import { periodName } from "../state/periodName.ts";
import { useAnswer } from "../state/useAnswer.ts";
import { useStoreTime } from "../state/useStoreTime.ts";
import { go } from "../state/useRoute.ts";
import { kindText } from "../texts.ts";
import { useBuilderText, type BuilderTextKey } from "../useBuilderText.ts";
import "../parts/results/results.css";

interface Props {
  owner: string;
  kind: QuestionnaireKind;
  period?: string | undefined;
}

/** The results of one questionnaire in one period: figures, findings with their tables, words. */
export function ResultsPage({ owner, kind, period }: Props): ReactNode {
  const { t, locale } = useBuilderText();
  const { day } = useStoreTime();
  const at = { owner, kind };
  const asked = useAnswer(`${owner}/${kind}/${period ?? ""}`, (signal) =>
    ask("GET /of/:owner/:kind/results", { at, signal, ...(period !== undefined && { query: { period } }) }),
  );
  const results = asked.state === "there" ? asked.answer : undefined;
  const list = useAnswer(owner, (signal) => ask("GET /of/:owner", { at: { owner }, signal }));
  const kinds = list.state === "there" ? list.answer.questionnaires.map((each) => each.kind) : [];
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <h1>{t(kindText[kind])}</h1>
          {results && (
            <p className="soft">
              {t("builder.results.lead", {
                period: periodName(results.period.code, locale),
                from: day(results.period.from),
                to: day(results.period.to),
              })}
            </p>
          )}
        </div>
        <div className="row wrap">
          {kinds.length > 1 && (
            <Segmented<QuestionnaireKind>
              value={kind}
              aria-label={t("builder.results.questionnaire")}
              onChange={(next) => go({ page: "results", owner, kind: next, ...(period && { period }) })}
              options={kinds.map((value) => ({ value, label: t(kindShort[value]) }))}
            />
          )}
          {results && (
            <Periods results={results} onPick={(code) => go({ page: "results", ...at, period: code })} />
          )}
          {results && (
            <Button
              icon={<Download size={15} />}
              href={addressOf("GET /of/:owner/:kind/results.xlsx", at, { period: results.period.code })}
              download
            >
              xlsx
            </Button>
          )}
        </div>
      </div>
      {asked.state === "loading" ? (
        <LoadingCards cards={4} />
      ) : !results ? (
        <Failed asked={asked} />
      ) : results.calls === 0 ? (
        <Blank
          icon={<ChartNoAxesColumn size={22} />}
          title={t("builder.results.empty")}
          text={t("builder.results.empty.text")}
        />
      ) : (
        <>
          <Headline results={results} />
          <div className="charts">
            <Means results={results} />
            <QuadrantChart results={results} />
            <Trend results={results} />
          </div>
          <WordsSaid key={`${owner}/${kind}/${results.period.code}`} at={at} period={results.period.code} />
        </>
      )}
    </main>
  );
}

const kindShort: Record<QuestionnaireKind, BuilderTextKey> = {
  service: "builder.kind.service.short",
  sales: "builder.kind.sales.short",
};

function Periods({ results, onPick }: { results: Results; onPick: (code: string) => void }): ReactNode {
  const { t, locale } = useBuilderText();
  const { period, periods } = results;
  const all = periods.some(({ code }) => code === period.code) ? periods : [period, ...periods];
  return (
    <Select
      aria-label={t("builder.results.period")}
      value={period.code}
      popupMatchSelectWidth={false}
      onChange={onPick}
      options={all.map(({ code }) => ({ value: code, label: periodName(code, locale) }))}
    />
  );
}
