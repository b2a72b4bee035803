import { useState, type ReactNode } from "react";
import { Choices, type Choice } from "../../../../ui/Choices.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type Value, type WhenQuestion } from "../../../form.ts";
import { digitAt, digits } from "./answerKeys.ts";
import { AnyTime } from "./AnyTime.tsx";
import { OTHER, whenChoices } from "./whenChoices.ts";

interface Props {
  question: WhenQuestion;
  value: Value | undefined;
  onAnswer(value: Value): void;
  keys: boolean;
}

/** A day or a moment in the store's zone: the likely ones as keys, any other from lists. */
export function WhenField({ question, value, onAnswer, keys }: Props): ReactNode {
  const { t, locale } = useText();
  const chosen = typeof value === "string" ? value : undefined;
  const [wantsOther, setWantsOther] = useState(false);
  const times = whenChoices(question, wantsOther ? undefined : chosen, locale);
  const items = [...times, { value: OTHER, label: t("desk.question.otherTime") }].map(
    (choice, index): Choice => ({ ...choice, kbd: keys ? digitAt(index) : undefined }),
  );
  const pick = (picked: string): void => {
    setWantsOther(picked === OTHER);
    onAnswer(picked === OTHER ? null : picked);
  };
  useKeys(
    digits(items.length, (index) => pick(items[index]!.value)),
    keys && times.length > 0,
  );
  return (
    <>
      {times.length > 0 && (
        <Choices
          layout="rows"
          label={question.label}
          value={wantsOther ? OTHER : chosen}
          onPick={pick}
          items={items}
        />
      )}
      {(wantsOther || times.length === 0) && <AnyTime question={question} value={chosen} onPick={onAnswer} />}
    </>
  );
}
