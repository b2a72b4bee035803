import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { lowItems, meanScore } from "./steps.ts";
import { type Call } from "./useCall.ts";

/** The mean of the scores, and how many answers are low. */
export function SummaryFigures({ call: { form, values } }: { call: Call }): ReactNode {
  const { t } = useText();
  const low = lowItems(form, values).length;
  return (
    <span className="row">
      <small className="muted">
        {t("desk.summary.mean")} <b className="num strong">{meanScore(form, values)?.toFixed(1) ?? "–"}</b>
      </small>
      {low > 0 && <small className="bad">{t("desk.summary.low", { count: low })}</small>}
    </span>
  );
}
