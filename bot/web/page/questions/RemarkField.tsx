import { Input, Tag } from "antd";
import { useId, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type Question, type Remark, type Values } from "../../../form.ts";

interface Props {
  question: Question & { remark?: Remark };
  values: Values;
  onAnswer(values: Values): void;
}

/** The customer's own words and their marks; opens by itself under a low answer, with the cursor in it. */
export function RemarkField({ question, values, onAnswer }: Props): ReactNode {
  const { t } = useText();
  const id = useId();
  const { remark } = question;
  if (!remark) return null;
  const words = values[remark.key];
  return (
    <div className="remark">
      <label htmlFor={id} className="between">
        <b>{remark.label}</b>
        <small className="muted">{t("desk.question.verbatim")}</small>
      </label>
      <Input.TextArea
        id={id}
        autoFocus={remark.opens === "low"}
        className="grows"
        rows={2}
        value={typeof words === "string" ? words : ""}
        onChange={(event) => onAnswer({ [remark.key]: event.target.value })}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
      />
      <div className="flags">
        {remark.marks.map(({ key, value, label }) => (
          <Tag.CheckableTag
            key={key + String(value)}
            checked={values[key] === value}
            onChange={(on) => onAnswer({ [key]: on ? value : null })}
          >
            {label}
          </Tag.CheckableTag>
        ))}
        <span className="grow" />
        {question.type === "score" && (
          <small className="muted">{t("desk.question.lowNote", { low: question.low })}</small>
        )}
      </div>
    </div>
  );
}
