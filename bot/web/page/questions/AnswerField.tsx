import { Input } from "antd";
import { type ReactNode } from "react";
import { Choices, type Choice } from "../../../../ui/Choices.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type Question, type Value } from "../../../form.ts";
import { digitAt } from "./answerKeys.ts";
import { ManyChoices } from "./ManyChoices.tsx";
import { WhenField } from "./WhenField.tsx";

interface Props {
  question: Question;
  value: Value | undefined;
  onAnswer(value: Value): void;
  /** Shows the keys that answer it; on by default. */
  keys?: boolean;
  /** The cursor goes into it by itself, where it is something to write in. */
  focus?: boolean;
}

/** Where a question is answered: big keys, or something to write in. */
export function AnswerField({ question, value, onAnswer, keys = true, focus = false }: Props): ReactNode {
  const { t } = useText();
  switch (question.type) {
    case "score":
      return (
        <>
          <Choices
            layout="ten"
            label={`${question.label}: ${t("desk.question.scores")}`}
            value={value?.toString()}
            onPick={(score) => onAnswer(Number(score))}
            items={scores.map((score) => ({
              value: String(score),
              label: score,
              tone: score <= question.low ? "low" : undefined,
            }))}
          />
          <div className="between ends">
            <small>{question.lowLabel ?? t("desk.question.worst")}</small>
            <small>{question.highLabel ?? t("desk.question.best")}</small>
          </div>
        </>
      );
    case "yesNo":
      return (
        <Choices
          layout="two"
          label={question.label}
          value={typeof value === "boolean" ? String(value) : undefined}
          onPick={(picked) => onAnswer(picked === "true")}
          items={[
            { value: "true", label: question.yes ?? t("desk.yes"), kbd: keys ? "Y" : undefined },
            { value: "false", label: question.no ?? t("desk.no"), kbd: keys ? "N" : undefined, tone: "low" },
          ]}
        />
      );
    case "choice": {
      const items = question.options.map(({ value: option, label, hint }, index): Choice => ({
        value: option,
        label,
        hint,
        kbd: keys ? digitAt(index) : undefined,
      }));
      return question.many ? (
        <ManyChoices label={question.label} items={items} value={value} onAnswer={onAnswer} />
      ) : (
        <Choices
          layout={layoutOf(items)}
          label={question.label}
          value={typeof value === "string" ? value : undefined}
          onPick={onAnswer}
          items={items}
        />
      );
    }
    case "when":
      return <WhenField question={question} value={value} onAnswer={onAnswer} keys={keys} />;
    case "text":
      return question.lines === "one" ? (
        <Input
          autoFocus={focus}
          aria-label={question.label}
          value={wordsOf(value)}
          maxLength={question.maxLength}
          onChange={(event) => onAnswer(event.target.value)}
        />
      ) : (
        <Input.TextArea
          autoFocus={focus}
          className="grows"
          rows={2}
          aria-label={question.label}
          value={wordsOf(value)}
          maxLength={question.maxLength}
          onChange={(event) => onAnswer(event.target.value)}
        />
      );
  }
}

const scores = Array.from({ length: 10 }, (_, index) => index + 1);

const wordsOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");

// Two or four short ones stand beside each other; more, or ones with a hint, need a line each.
function layoutOf(items: readonly Choice[]): "two" | "four" | "rows" {
  const isShort = items.every(({ label, hint }) => hint === undefined && String(label).length <= 14);
  if (!isShort || items.length > 4 || items.length < 2) return "rows";
  return items.length === 4 || items.length === 3 ? "four" : "two";
}
