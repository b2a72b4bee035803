import { type ReactNode } from "react";
import { AnswerField } from "../questions/AnswerField.tsx";
import { asked } from "./steps.ts";
import { type Call } from "./useCall.ts";

/** What else is asked before a call is sent, such as where something passed on goes to. */
export function OtherFields({ call }: { call: Call }): ReactNode {
  const { form, values } = call;
  return asked(form, values).others.map((question) => (
    <section key={question.key}>
      <h3>{question.label}</h3>
      <AnswerField
        question={question}
        value={values[question.key]}
        onAnswer={(value) => call.answer({ [question.key]: value })}
        keys={false}
      />
    </section>
  ));
}
