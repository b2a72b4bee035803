import { type ReactNode } from "react";
import { type Question } from "../../../form.ts";
import { AnswerField } from "../questions/AnswerField.tsx";
import { type Call } from "./useCall.ts";

/** What is asked of the caller where the conversation does not come about, or breaks off. */
export function InsteadFields({ call, questions }: { call: Call; questions: Question[] }): ReactNode {
  return questions.map((question, index) => (
    <section key={question.key}>
      <h3>{question.label}</h3>
      {question.hint !== undefined && <p className="muted">{question.hint}</p>}
      <AnswerField
        question={question}
        value={call.values[question.key]}
        onAnswer={(value) => call.answer({ [question.key]: value })}
        keys={index === 0}
      />
      {call.errors[question.key] !== undefined && (
        <p role="alert" className="bad">
          {call.errors[question.key]}
        </p>
      )}
    </section>
  ));
}
