import { Button } from "antd";
import { type ReactNode } from "react";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { Footer } from "./Footer.tsx";
import { Script } from "./Script.tsx";
import { beside } from "./steps.ts";
import { StepTitle } from "./StepTitle.tsx";
import { type Call } from "./useCall.ts";

/** The opening line, once the customer is on the line. */
export function Opening({ call }: { call: Call }): ReactNode {
  const { t } = useText();
  const on = (): void => call.go(beside(call.form, call.values, "opening", 1));
  const back = (): void => {
    call.answer({ [call.form.view.steps.reached]: null });
    call.go("dial");
  };
  useKeys({ Enter: on, Escape: back, Backspace: back });
  return (
    <>
      <div className="scroll step">
        <StepTitle>{t("desk.call.opening")}</StepTitle>
        <Script text={call.form.view.steps.opening} />
      </div>
      <Footer hints={[[["Esc"], "desk.keys.back"]]}>
        <Button type="primary" size="large" onClick={on}>
          {t("desk.call.begin")}
          <Kbd>↵</Kbd>
        </Button>
      </Footer>
    </>
  );
}
