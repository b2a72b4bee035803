import { Button } from "antd";
import { ArrowLeft } from "lucide-react";
import { type ReactNode } from "react";
import { Choices } from "../../../../ui/Choices.tsx";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { mayPass } from "../questions/answers.ts";
import { answerKeys, digitAt } from "../questions/answerKeys.ts";
import { Footer } from "./Footer.tsx";
import { InsteadFields } from "./InsteadFields.tsx";
import { asked, resumeAt } from "./steps.ts";
import { StepTitle } from "./StepTitle.tsx";
import { type Call } from "./useCall.ts";
import { useSubmit } from "./useSubmit.ts";

/** The call ends before its questions do: why, and what follows; the answers given so far stay. */
export function Ending({ call }: { call: Call }): ReactNode {
  const { t } = useText();
  const { form, values } = call;
  const { end } = form.view.steps;
  const { instead } = asked(form, values);
  const isReady = instead.every((question) => mayPass(question, values));
  const first = instead[0];
  const back = (): void => {
    if (!end) return;
    call.answer({ [end.key]: null });
    call.go(resumeAt(form, { ...values, [end.key]: null }));
  };
  const send = useSubmit(call);
  const save = (): void => (isReady ? send() : undefined);
  const pick = (value: string): void => end && call.answer({ [end.key]: value });
  const ways = end?.options ?? [];
  const keys = first
    ? answerKeys(first, values[first.key], (value) => call.answer({ [first.key]: value }))
    : Object.fromEntries(ways.map(({ value }, index) => [digitAt(index) ?? "", () => pick(value)]));
  useKeys({ ...keys, Enter: save, Escape: back });
  if (!end) return null;

  return (
    <>
      <div className="scroll step">
        <StepTitle>{t("desk.call.end.why")}</StepTitle>
        <div className="reached">
          <Choices
            layout="rows"
            label={t("desk.call.end.why")}
            value={typeof values[end.key] === "string" ? String(values[end.key]) : undefined}
            onPick={pick}
            items={ways.map(({ value, label, hint }, index) => ({
              value,
              label,
              hint,
              kbd: first ? undefined : digitAt(index),
            }))}
          />
        </div>
        <InsteadFields call={call} questions={instead} />
      </div>
      <Footer hints={[[["Esc"], "desk.keys.back"]]}>
        <Button size="large" icon={<ArrowLeft size={16} />} aria-label={t("desk.back")} onClick={back} />
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
