import { Button } from "antd";
import { type ReactNode } from "react";
import { type QuestionnaireCard as Card } from "../../../wire.ts";
import { minutes } from "../../state/seconds.ts";
import { writeRoute } from "../../state/route.ts";
import { useStoreTime } from "../../state/useStoreTime.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { kindText } from "../../texts.ts";
import { ItemShares } from "./ItemShares.tsx";
import { Notices } from "./Notices.tsx";
import { Overall } from "./Overall.tsx";
import { TimeBar } from "./TimeBar.tsx";

/** One questionnaire: how long it is, how it did, and the way to its draft. */
export function QuestionnaireCard({ owner, card }: { owner: string; card: Card }): ReactNode {
  const { t } = useBuilderText();
  const { day } = useStoreTime();
  const { kind, version, time, rights } = card;
  const at = { owner, kind };
  const title = `q-${kind}`;
  const published = { version: version.version, by: version.by?.name ?? "", day: day(version.publishedAt) };
  return (
    <article className="panel questionnaire" aria-labelledby={title}>
      <header className="between">
        <div>
          <h2 id={title}>{t(kindText[kind])}</h2>
          <small className="muted num">
            {t(version.by ? "builder.list.published" : "builder.list.builtIn", published)}
          </small>
        </div>
        <span className="pill on">{t("builder.inUse")}</span>
      </header>
      <Notices owner={owner} card={card} />
      <dl className="figures-two">
        <div>
          <dt>{t("builder.time")}</dt>
          <dd className="big num">
            {minutes(time.seconds)}
            <small> / {minutes(time.limit)}</small>
          </dd>
          <dd>
            <TimeBar time={time} />
            <small className="muted num">
              {t("builder.time.longest", { time: minutes(time.longestSeconds) })}
            </small>
          </dd>
        </div>
        <Overall trend={card.trend} />
      </dl>
      <ItemShares items={card.items} label={t(kindText[kind])} />
      <footer className="row wrap">
        {rights.edit && (
          <Button type="primary" href={writeRoute({ page: "edit", ...at })}>
            {t(card.draft ? "builder.list.goOn" : "builder.list.edit")}
          </Button>
        )}
        <Button href={writeRoute({ page: "results", ...at })}>{t("builder.list.results")}</Button>
        {rights.edit && (
          <Button href={writeRoute({ page: "proposal", ...at })}>{t("builder.list.proposal")}</Button>
        )}
        <Button type="text" className="last" href={writeRoute({ page: "versions", ...at })}>
          {t("builder.list.versions", { count: version.version })}
        </Button>
      </footer>
    </article>
  );
}
