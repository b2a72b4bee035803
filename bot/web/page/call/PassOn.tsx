import { Input } from "antd";
import { useId, type ReactNode } from "react";
import { type Call } from "./useCall.ts";

/** "Anything to pass on?" */
export function PassOn({ call }: { call: Call }): ReactNode {
  const id = useId();
  const key = call.form.view.steps.passOn;
  const question = call.form.questions.find((each) => each.key === key);
  if (key === undefined || !question) return null;
  const value = call.values[key];
  return (
    <>
      <label className="pass" htmlFor={id}>
        <b>{question.label}</b>
      </label>
      <Input.TextArea
        id={id}
        className="grows"
        rows={2}
        value={typeof value === "string" ? value : ""}
        placeholder={question.hint}
        onChange={(event) => call.answer({ [key]: event.target.value })}
      />
    </>
  );
}
