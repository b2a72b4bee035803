import { Button, Popconfirm } from "antd";
import { ArrowLeft } from "lucide-react";
import { useState, type ReactNode } from "react";
import { type QuestionnaireKind } from "../../../models/rules/kinds.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { useToast } from "../../../ui/Toasts.tsx";
import { useText } from "../../../ui/useText.ts";
import { type Proposal } from "../../wire.ts";
import { ask, newKey, type Reply } from "../api.ts";
import { ProposedItems } from "../parts/proposal/ProposedItems.tsx";
import { Failed, LoadingCards } from "../parts/States.tsx";
import { Changes } from "../parts/versions/Changes.tsx";
import { TimeBar } from "../parts/list/TimeBar.tsx";
import { periodName } from "../state/periodName.ts";
import { writeRoute } from "../state/route.ts";
import { minutes } from "../state/seconds.ts";
import { useAnswer } from "../state/useAnswer.ts";
import { go } from "../state/useRoute.ts";
import { kindText } from "../texts.ts";
import { useBuilderText } from "../useBuilderText.ts";
import "../parts/versions/versions.css";

interface Props {
  owner: string;
  kind: QuestionnaireKind;
}

interface Known {
  proposal: Proposal;
  /** The draft's, which taking the proposal over replaces. */
  revision: number;
  mayEdit: boolean;
  /** Of the version in use. */
  seconds: number;
  hasDraft: boolean;
}

/** What the last period suggests for the next: what is stressed, what takes turns, what goes; one press makes it the draft. */
export function ProposalPage({ owner, kind }: Props): ReactNode {
  const { t, locale } = useBuilderText();
  const at = { owner, kind };
  const asked = useAnswer(`${owner}/${kind}/proposal`, async (signal): Promise<Reply<Known>> => {
    const [proposal, opened] = await Promise.all([
      ask("GET /of/:owner/:kind/proposal", { at, signal }),
      ask("GET /of/:owner/:kind", { at, signal }),
    ]);
    if (proposal.kind !== "answer") return proposal;
    if (opened.kind !== "answer") return opened;
    const { revision, saved, published, rights, settings } = opened.answer;
    const draft = { revision, hasDraft: saved !== undefined };
    const answer = {
      proposal: proposal.answer,
      ...draft,
      mayEdit: rights.edit,
      seconds: spokenTime(published.definition, settings).seconds,
    };
    return { kind: "answer", answer };
  });
  const known = asked.state === "there" ? asked.answer : undefined;
  return (
    <main className="page narrow-page">
      <div className="page-head">
        <div>
          <h1>
            <Button
              type="text"
              icon={<ArrowLeft size={17} />}
              href={writeRoute({ page: "list", owner })}
              aria-label={t("builder.back")}
            />
            {t("builder.proposal.title", { kind: t(kindText[kind]) })}
          </h1>
          <p className="soft">
            {known
              ? t("builder.proposal.lead", {
                  period: periodName(known.proposal.period.code, locale),
                  version: known.proposal.version,
                })
              : t("builder.proposal.lead.loading")}
          </p>
        </div>
        {known?.mayEdit && <Take at={at} known={known} />}
      </div>
      {asked.state === "loading" ? (
        <LoadingCards cards={1} />
      ) : !known ? (
        <Failed asked={asked} />
      ) : (
        <div className="stack-wide">
          <section className="panel proposal-time" aria-label={t("builder.time")}>
            <p className="big num">
              <small>{minutes(known.seconds)} → </small>
              {minutes(known.proposal.time.seconds)}
              <small> / {minutes(known.proposal.time.limit)}</small>
            </p>
            <TimeBar time={known.proposal.time} />
            <small className="muted num">
              {t("builder.time.longest", { time: minutes(known.proposal.time.longestSeconds) })}
            </small>
          </section>
          <section className="panel">
            <h2>{t("builder.proposal.items")}</h2>
            <ProposedItems items={known.proposal.items} />
          </section>
          <section className="panel">
            <h2>{t("builder.proposal.changes", { count: known.proposal.differences.length })}</h2>
            <Changes differences={known.proposal.differences} among={[known.proposal.definition]} />
          </section>
        </div>
      )}
    </main>
  );
}

/** Makes the proposal the draft; where there is one already, asks first, for it is replaced. */
function Take({ at, known }: { at: Props; known: Known }): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  async function take(): Promise<void> {
    setBusy(true);
    const { proposal, revision } = known;
    const body = { key: newKey(), base: revision, from: "period" as const, period: proposal.period.code };
    const reply = await ask("POST /of/:owner/:kind/proposal", { at: { ...at }, body });
    setBusy(false);
    if (reply.kind === "answer") go({ page: "edit", ...at });
    else void toast.error(reply.kind === "refused" ? reply.refusal.message : t("builder.lost"));
  }
  const button = (press?: () => void): ReactNode => (
    <Button type="primary" loading={busy} {...(press && { onClick: press })}>
      {t("builder.proposal.take")}
    </Button>
  );
  if (!known.hasDraft) return button(() => void take());
  return (
    <Popconfirm
      title={t("builder.proposal.replaces")}
      okText={t("builder.proposal.take")}
      cancelText={ui.t("ui.cancel")}
      placement="bottomRight"
      onConfirm={take}
    >
      {button()}
    </Popconfirm>
  );
}
