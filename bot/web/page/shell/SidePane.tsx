import { type ReactNode } from "react";
import { CallPane } from "../call/CallPane.tsx";
import { ResumePane } from "../call/ResumePane.tsx";
import { AnswerPane } from "../answer/AnswerPane.tsx";
import { FormPane } from "../form/FormPane.tsx";
import { NothingOpen } from "../states/NothingOpen.tsx";
import { type Side } from "../state/sides.ts";
import { useSide } from "../state/useSide.ts";
import { useText } from "../../../../ui/useText.ts";
import { Thread } from "../thread/Thread.tsx";

/** The pane at the side of the list, or `alone`: a call, a form, a thread, an answer, or the keys. */
export function SidePane({ alone }: { alone: boolean }): ReactNode {
  const { t } = useText();
  const { side } = useSide();
  const Pane = alone ? "main" : "aside";
  return (
    <Pane className="pane side" aria-label={t("desk.nav.side")}>
      {side ? <Shown side={side} /> : <NothingOpen />}
    </Pane>
  );
}

function Shown({ side }: { side: Side }): ReactNode {
  switch (side.kind) {
    case "call":
      return <CallPane key={side.form.formId} form={side.form} cardRef={side.ref} />;
    case "resume":
      return <ResumePane key={side.ref} cardRef={side.ref} />;
    case "form":
      return <FormPane key={side.form.formId} form={side.form} />;
    case "thread":
      return <Thread key={side.ref} cardRef={side.ref} />;
    case "answer":
      return <AnswerPane card={side.card} />;
  }
}
