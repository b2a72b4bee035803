import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { isLowAnswer } from "../questions/answers.ts";
import { answerText } from "./answerText.ts";
import { asked } from "./steps.ts";
import { type Call } from "./useCall.ts";

/** Every question with its answer; pressed to change it. */
export function SummaryGrid({ call }: { call: Call }): ReactNode {
  const texts = useText();
  const { form, values, errors } = call;
  const { items } = asked(form, values);
  const isLong = items.some(({ label }) => label.length > LONG);
  return (
    <div className="sum-grid" data-long={isLong || undefined}>
      {items.map((question) => (
        <button
          key={question.key}
          type="button"
          className="sum-row"
          data-low={isLowAnswer(question, values) || undefined}
          aria-invalid={errors[question.key] !== undefined || undefined}
          onClick={() => call.go(question.key)}
        >
          <span className="cut">{question.label}</span>
          <b className="num cut">{answerText(question, values, texts)}</b>
        </button>
      ))}
    </div>
  );
}

// In characters: what has no room in a third of the pane.
const LONG = 16;
