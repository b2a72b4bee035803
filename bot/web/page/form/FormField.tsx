import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type Question, type Values } from "../../../form.ts";
import { opensRemark } from "../questions/answers.ts";
import { AnswerField } from "../questions/AnswerField.tsx";
import { RemarkField } from "../questions/RemarkField.tsx";

interface Props {
  question: Question;
  values: Values;
  error: string | undefined;
  onAnswer(values: Values): void;
  keys: boolean;
  focus: boolean;
}

/** A question of a form with its note, its field and what is wrong with its answer. */
export function FormField({ question, values, error, onAnswer, keys, focus }: Props): ReactNode {
  const { t } = useText();
  return (
    <section className="field" data-bad={error !== undefined || undefined}>
      <h2>
        {question.label}
        {!question.required && <small className="muted">{t("desk.form.optional")}</small>}
      </h2>
      {question.hint !== undefined && <p className="muted">{question.hint}</p>}
      <AnswerField
        question={question}
        value={values[question.key]}
        onAnswer={(value) => onAnswer({ [question.key]: value })}
        keys={keys}
        focus={focus}
      />
      {error !== undefined && (
        <p role="alert" className="bad">
          {error}
        </p>
      )}
      {opensRemark(question, values) && (
        <RemarkField question={question} values={values} onAnswer={onAnswer} />
      )}
    </section>
  );
}
