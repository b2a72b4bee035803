import { Checkbox, Segmented, Tag } from "antd";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type CallView } from "../../../views.ts";
import { useTime } from "../state/useTime.ts";
import { complaintWords, departmentOf } from "./steps.ts";
import { type Call } from "./useCall.ts";

/** The complaint that a low answer offers: ticked, with its department and urgency. */
export function Offer({ call, offer }: { call: Call; offer: NonNullable<CallView["offer"]> }): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  const { form, values } = call;
  const isOn = values[offer.key] !== false;
  const question = (key: string) => form.questions.find((each) => each.key === key);
  const department = question(offer.department);
  const flags = [question(offer.urgent), question(offer.angry)].filter((each) => each !== undefined);
  return (
    <section className="offer" data-on={isOn || undefined}>
      <Checkbox checked={isOn} onChange={({ target }) => call.answer({ [offer.key]: target.checked })}>
        <b>{question(offer.key)?.label ?? t("desk.complaint")}</b>
      </Checkbox>
      {isOn && (
        <div className="offer-body">
          <small>{t("desk.summary.delivered", { at: time.moment(new Date(offer.ackBy), time.now) })}</small>
          {complaintWords(form, values).map((words) => (
            <blockquote key={words}>{words}</blockquote>
          ))}
          <div className="row wrap">
            {department?.type === "choice" && (
              <Segmented
                aria-label={department.label}
                value={String(departmentOf(form, values)[offer.department] ?? "")}
                onChange={(value) => call.answer({ [offer.department]: value })}
                options={department.options.map(({ value, label }) => ({ value, label }))}
              />
            )}
            <span className="flags" role="group" aria-label={t("desk.summary.urgency")}>
              {flags.map(({ key, label }) => (
                <Tag.CheckableTag
                  key={key}
                  checked={values[key] === true}
                  onChange={(on) => call.answer({ [key]: on })}
                >
                  {label}
                </Tag.CheckableTag>
              ))}
            </span>
          </div>
        </div>
      )}
    </section>
  );
}
