import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { isAnswered, isLowAnswer } from "../questions/answers.ts";
import { answerText } from "./answerText.ts";
import { asked } from "./steps.ts";
import { type Call } from "./useCall.ts";

/** What was answered so far: one chip each, pressed to change it. */
export function Answered({ call, except }: { call: Call; except: string }): ReactNode {
  const texts = useText();
  const { form, values } = call;
  const list = asked(form, values).items.filter(
    (question) => question.key !== except && isAnswered(question, values),
  );
  if (list.length === 0) return null;
  return (
    <div
      className="answered"
      role="group"
      aria-label={texts.t("desk.question.answered", { count: list.length })}
    >
      {list.map((question) => (
        <button
          key={question.key}
          type="button"
          className="chip"
          title={question.label}
          data-low={isLowAnswer(question, values) || undefined}
          onClick={() => call.go(question.key)}
        >
          <span className="cut">{question.label}</span>{" "}
          <b className="num cut">{answerText(question, values, texts)}</b>
        </button>
      ))}
    </div>
  );
}
