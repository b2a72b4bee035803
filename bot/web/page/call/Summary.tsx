import { Button } from "antd";
import { ArrowLeft } from "lucide-react";
import { type ReactNode } from "react";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { After } from "./After.tsx";
import { Footer } from "./Footer.tsx";
import { Offer } from "./Offer.tsx";
import { OtherFields } from "./OtherFields.tsx";
import { PassOn } from "./PassOn.tsx";
import { Script } from "./Script.tsx";
import { aloudAt, beside, offersComplaint } from "./steps.ts";
import { StepTitle } from "./StepTitle.tsx";
import { SummaryGrid } from "./SummaryGrid.tsx";
import { SummaryFigures } from "./SummaryFigures.tsx";
import { type Call } from "./useCall.ts";
import { useSubmit } from "./useSubmit.ts";

/** All answers on one page, what follows from them, one press to send. */
export function Summary({ call }: { call: Call }): ReactNode {
  const { t } = useText();
  const { form, values } = call;
  const send = useSubmit(call);
  const { offer, steps } = form.view;
  const isOffered = offersComplaint(form, values);
  const back = (): void => call.go(beside(form, values, "summary", -1));
  const tick = (): void => {
    if (isOffered && offer) call.answer({ [offer.key]: values[offer.key] === false });
  };
  useKeys({ "Mod+Enter": send, c: tick, Backspace: back });
  return (
    <>
      <div className="scroll step">
        <Script
          label={t("desk.call.closing")}
          text={aloudAt(form, values, steps.closes, steps.closing) ?? ""}
        />
        <div className="between q-title">
          <StepTitle>{t("desk.summary")}</StepTitle>
          <SummaryFigures call={call} />
        </div>
        <SummaryGrid call={call} />
        {isOffered && offer && <Offer call={call} offer={offer} />}
        <PassOn call={call} />
        <OtherFields call={call} />
        <After call={call} />
      </div>
      <Footer hints={isOffered ? [[["C"], "desk.keys.complaint"]] : []}>
        <Button
          size="large"
          icon={<ArrowLeft size={16} />}
          aria-label={t("desk.question.back")}
          onClick={back}
        />
        <Button type="primary" size="large" loading={call.sending === "sending"} onClick={send}>
          {form.submit}
          <Kbd>Ctrl ↵</Kbd>
        </Button>
      </Footer>
    </>
  );
}
