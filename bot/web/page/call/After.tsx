import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { useMe } from "../state/useDesk.ts";
import { useTime } from "../state/useTime.ts";
import { departmentOf, meanScore, offersComplaint } from "./steps.ts";
import { type Call } from "./useCall.ts";

/** What follows from sending it, before it is sent. */
export function After({ call: { form, values } }: { call: Call }): ReactNode {
  const { t } = useText();
  const me = useMe();
  const time = useTime();
  const { offer } = form.view;
  const raises = offer !== undefined && offersComplaint(form, values) && values[offer.key] !== false;
  const department = offer && departmentOf(form, values)[offer.department];
  const channel = me.channels.find(({ code }) => code === `complaints.${String(department)}`);
  return (
    <div className="after">
      <small>{t("desk.summary.after")}</small>
      <ul>
        <li>
          {t("desk.summary.after.line", {
            at: time.clock(time.now),
            mean: meanScore(form, values)?.toFixed(1) ?? "–",
          })}
        </li>
        {raises && (
          <li>
            {channel
              ? t("desk.summary.after.complaintIn", { channel: channel.name })
              : t("desk.summary.after.complaint")}
          </li>
        )}
        <li>{t("desk.summary.after.quiet")}</li>
      </ul>
    </div>
  );
}
