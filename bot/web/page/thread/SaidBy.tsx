import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type SaidView } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";
import { roleText } from "../texts.ts";

/** Who said it, when, and whether he changed it since. */
export function SaidBy({ view }: { view: SaidView }): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  return (
    <span className="by">
      <b>
        {view.by.name}
        {view.by.role && ` · ${t(roleText[view.by.role])}`}
      </b>
      <span className="num">{time.moment(new Date(view.at), time.now)}</span>
      {view.edited && !view.deleted && <span>{t("desk.said.edited")}</span>}
    </span>
  );
}
