import { useId, type ReactNode } from "react";
import { Choices } from "../../../../ui/Choices.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type Value, type WhenQuestion } from "../../../form.ts";
import { digitAt } from "./answerKeys.ts";

interface Props {
  question: WhenQuestion;
  value: Value | undefined;
  onAnswer(value: Value): void;
  keys: boolean;
}

/**
 * A day or a moment in the store's zone: the likely ones as keys, any other typed in. The browser's own field
 * reads and writes wall time without a zone, which is what the answer is.
 */
export function WhenField({ question, value, onAnswer, keys }: Props): ReactNode {
  const { t } = useText();
  const id = useId();
  const { offers = [], precision, from, until } = question;
  const chosen = typeof value === "string" ? value : undefined;
  return (
    <>
      {offers.length > 0 && (
        <Choices
          layout="rows"
          label={question.label}
          value={chosen}
          onPick={onAnswer}
          items={offers.map(({ value: offer, label, hint }, index) => ({
            value: offer,
            label,
            hint,
            kbd: keys ? digitAt(index) : undefined,
          }))}
        />
      )}
      <div className="when">
        <label htmlFor={id} className={offers.length > 0 ? "muted" : "unseen"}>
          {offers.length > 0 ? t("desk.question.otherTime") : question.label}
        </label>
        <input
          id={id}
          type={precision === "day" ? "date" : "datetime-local"}
          min={from}
          max={until}
          step={precision === "day" ? undefined : QUARTER_OF_AN_HOUR_S}
          value={chosen ?? ""}
          onChange={(event) => onAnswer(event.target.value === "" ? null : event.target.value)}
        />
      </div>
    </>
  );
}

const QUARTER_OF_AN_HOUR_S = 900;
