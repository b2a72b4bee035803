import { Inbox } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../ui/Blank.tsx";
import { ask } from "../api.ts";
import { QuestionnaireCard } from "../parts/list/QuestionnaireCard.tsx";
import { Failed, LoadingCards } from "../parts/States.tsx";
import { useAnswer } from "../state/useAnswer.ts";
import { periodName } from "../state/periodName.ts";
import { useBuilderText } from "../useBuilderText.ts";

/** The questionnaires of a store or group, each with what its manager decides next. */
export function ListPage({ owner }: { owner: string }): ReactNode {
  const { t, locale } = useBuilderText();
  const asked = useAnswer(owner, (signal) => ask("GET /of/:owner", { at: { owner }, signal }));
  const period = asked.state === "there" ? asked.answer.period : undefined;
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <h1>{t("builder.list")}</h1>
          <p className="soft">{t("builder.list.lead")}</p>
        </div>
        {period && (
          <small className="muted">
            {t("builder.list.period", { period: periodName(period.code, locale) })}
          </small>
        )}
      </div>
      {content()}
    </main>
  );

  function content(): ReactNode {
    if (asked.state === "loading") return <LoadingCards />;
    if (asked.state !== "there") {
      return <Failed asked={asked} />;
    }
    const { questionnaires } = asked.answer;
    if (questionnaires.length === 0) {
      return (
        <Blank
          icon={<Inbox size={22} />}
          title={t("builder.list.empty")}
          text={t("builder.list.empty.text")}
        />
      );
    }
    return (
      <div className="cards">
        {questionnaires.map((card) => (
          <QuestionnaireCard key={card.kind} owner={owner} card={card} />
        ))}
      </div>
    );
  }
}
