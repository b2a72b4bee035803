import { Check, Landmark, Pencil, Timer } from "lucide-react";
import { type ReactNode } from "react";
import { type QuestionnaireCard } from "../../../wire.ts";
import { writeRoute } from "../../state/route.ts";
import { minutes } from "../../state/seconds.ts";
import { useStoreTime } from "../../state/useStoreTime.ts";
import { useBuilderText } from "../../useBuilderText.ts";

/** What waits for a decision: a draft, a version of head office's, calls that turned out longer than five minutes. */
export function Notices({ owner, card }: { owner: string; card: QuestionnaireCard }): ReactNode {
  const { t } = useBuilderText();
  const { moment, day } = useStoreTime();
  const { draft, headOffice, overLimit, kind } = card;
  if (!draft && !headOffice && !overLimit) {
    return (
      <p className="notice quiet">
        <Check size={15} aria-hidden />
        {t("builder.list.nothing")}
      </p>
    );
  }
  return (
    <div className="notices">
      {overLimit && (
        <p className="notice bad">
          <Timer size={15} aria-hidden />
          <span className="grow">{t("builder.list.overLimit")}</span>
        </p>
      )}
      {draft && (
        <p className="notice">
          <Pencil size={15} aria-hidden />
          <span className="grow">
            {t("builder.list.draft", { changes: draft.changes, by: draft.by.name, at: moment(draft.at) })}
          </span>
          {draft.seconds !== null && <small className="num">{minutes(draft.seconds)}</small>}
        </p>
      )}
      {headOffice && (
        <p className="notice warn">
          <Landmark size={15} aria-hidden />
          <span className="grow">{t("builder.list.headOffice", { day: day(headOffice.at) })}</span>
          <a href={writeRoute({ page: "edit", owner, kind })}>{t("builder.look")}</a>
        </p>
      )}
    </div>
  );
}
