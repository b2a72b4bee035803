import { Button } from "antd";
import { type ReactNode } from "react";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type Form } from "../../../chat.ts";
import { Footer } from "../call/Footer.tsx";
import { answerKeys } from "../questions/answerKeys.ts";
import { PaneHead } from "../shell/PaneHead.tsx";
import { useSide } from "../state/useSide.ts";
import { FormField } from "./FormField.tsx";
import { useForm } from "./useForm.ts";

/** A form that is no call: to hand over, plan, extend, ask for money, enter a visit. Ctrl-Enter sends it. */
export function FormPane({ form }: { form: Form }): ReactNode {
  const { t } = useText();
  const { close } = useSide();
  const { asked, values, errors, isReady, isSending, answer, submit } = useForm(form);
  // Digits and Y, N answer the first question that has keys; the others are reached with Tab.
  const first = asked.find(({ type }) => type === "choice" || type === "score" || type === "yesNo");
  const keys = first ? answerKeys(first, values[first.key], (value) => answer({ [first.key]: value })) : {};
  const isSingle = asked.length === 1 && first !== undefined;
  useKeys({ ...keys, "Mod+Enter": submit, ...(isSingle && { Enter: submit }), Escape: close });
  return (
    <>
      <PaneHead title={form.title} onClose={close} />
      <div className="scroll step form">
        {asked.map((question, index) => (
          <FormField
            key={question.key}
            question={question}
            values={values}
            error={errors[question.key]}
            onAnswer={answer}
            keys={question === first}
            focus={index === 0}
          />
        ))}
      </div>
      <Footer hints={[[["Esc"], "desk.keys.leave"]]}>
        <Button size="large" onClick={close}>
          {t("ui.cancel")}
        </Button>
        <Button type="primary" size="large" disabled={!isReady} loading={isSending} onClick={submit}>
          {form.submit}
          <Kbd>{isSingle ? "↵" : "Ctrl ↵"}</Kbd>
        </Button>
      </Footer>
    </>
  );
}
