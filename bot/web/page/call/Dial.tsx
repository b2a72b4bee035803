import { Button } from "antd";
import { type ReactNode } from "react";
import { Choices } from "../../../../ui/Choices.tsx";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type Question } from "../../../form.ts";
import { isAnswered, mayPass } from "../questions/answers.ts";
import { answerKeys, digitAt } from "../questions/answerKeys.ts";
import { Footer } from "./Footer.tsx";
import { InsteadFields } from "./InsteadFields.tsx";
import { asked } from "./steps.ts";
import { StepTitle } from "./StepTitle.tsx";
import { type Call } from "./useCall.ts";
import { useSubmit } from "./useSubmit.ts";

/** "Reached?" and, if not, what happened or when to call again. */
export function Dial({ call }: { call: Call }): ReactNode {
  const { t } = useText();
  const { form, values } = call;
  const { reached, instead } = asked(form, values);
  const isReady =
    reached !== undefined &&
    isAnswered(reached, values) &&
    instead.every((question) => mayPass(question, values));

  function pick(value: string): void {
    call.answer({ [form.view.steps.reached]: value });
    if (value === "yes") call.go("opening");
  }
  const send = useSubmit(call);
  const save = (): void => (isReady ? send() : undefined);
  const unpick = (): void => call.answer({ [form.view.steps.reached]: null });
  const first = instead[0];
  const keys = first
    ? answerKeys(first, values[first.key], (value) => call.answer({ [first.key]: value }))
    : reached && answerKeys(reached, undefined, (value) => pick(String(value)));
  useKeys({ ...keys, Enter: save, Escape: unpick });
  if (!reached || reached.type !== "choice") return null;

  return (
    <>
      <div className="scroll step">
        <StepTitle>{reached.label}</StepTitle>
        <div className="reached">
          <Choices
            layout="four"
            label={reached.label}
            value={typeof values[reached.key] === "string" ? String(values[reached.key]) : undefined}
            onPick={pick}
            items={reached.options.map(({ value, label }, index) => ({
              value,
              label,
              kbd: first ? undefined : digitAt(index),
            }))}
          />
        </div>
        <InsteadFields call={call} questions={instead} />
      </div>
      <Footer hints={[[[`1–${countOf(first ?? reached)}`], "desk.keys.choose"]]}>
        <Button
          type="primary"
          size="large"
          disabled={!isReady}
          loading={call.sending === "sending"}
          onClick={save}
        >
          {t("desk.call.save")}
          <Kbd>↵</Kbd>
        </Button>
      </Footer>
    </>
  );
}

/** How many keys answer it. */
function countOf(question: Question): number {
  if (question.type === "choice") return question.options.length;
  return question.type === "when" ? (question.offers?.length ?? 0) + 1 : 1;
}
