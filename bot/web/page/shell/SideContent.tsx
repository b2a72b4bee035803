import { type ReactNode } from "react";
import { AnswerPane } from "../answer/AnswerPane.tsx";
import { CallPane } from "../call/CallPane.tsx";
import { ResumePane } from "../call/ResumePane.tsx";
import { FormPane } from "../form/FormPane.tsx";
import { type Side } from "../state/sides.ts";
import { Thread } from "../thread/Thread.tsx";

/** What stands at the side. */
export function SideContent({ side }: { side: Side }): ReactNode {
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
