import { type ReactNode } from "react";
import { useSide } from "../state/useSide.ts";
import { CallHead } from "./CallHead.tsx";
import { Contact } from "./Contact.tsx";
import { Dial } from "./Dial.tsx";
import { Ending } from "./Ending.tsx";
import { Opening } from "./Opening.tsx";
import { QuestionStep } from "./QuestionStep.tsx";
import { Sent } from "./Sent.tsx";
import { asked, isTalking, type CallForm } from "./steps.ts";
import { Summary } from "./Summary.tsx";
import { useCall, type Call } from "./useCall.ts";

/** One call from the number to the summary; each stage brings its own footer and keys. */
export function CallPane({ form, cardRef }: { form: CallForm; cardRef: string | undefined }): ReactNode {
  const { close } = useSide();
  const call = useCall(form);
  const isOver = call.sending === "sent";
  return (
    <>
      <CallHead call={call} running={!isOver} onClose={close} />
      {!isOver && call.stop !== "summary" && (
        <Contact view={form.view} compact={isTalking(form, call.values)} />
      )}
      {isOver ? <Sent call={call} cardRef={cardRef} /> : <Stage call={call} />}
    </>
  );
}

function Stage({ call }: { call: Call }): ReactNode {
  const { form, values, stop } = call;
  if (stop === "ending") return <Ending call={call} />;
  if (stop === "dial" || !isTalking(form, values)) return <Dial call={call} />;
  if (stop === "opening") return <Opening call={call} />;
  const { points, items } = asked(form, values);
  const question = [...points, ...items].find(({ key }) => key === stop);
  return question ? <QuestionStep key={stop} call={call} question={question} /> : <Summary call={call} />;
}
