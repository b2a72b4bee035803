import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type ComplaintStep, type ComplaintView } from "../../../views.ts";
import { stepText } from "../texts.ts";

/** The seven steps from "new" to "closed"; named are the present one and the last. */
export function Track({ view }: { view: ComplaintView }): ReactNode {
  const { t } = useText();
  const at = steps.indexOf(view.step === "reopened" ? REOPENED_AT : view.step);
  const last = steps.length - 1;
  return (
    <ol className="track" aria-label={t(stepText[view.step])}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-at={index < at ? "past" : index === at ? "now" : "later"}
          aria-current={index === at ? "step" : undefined}
        >
          {index === at && t(stepText[view.step])}
          {index === last && at < last && t(stepText[step])}
        </li>
      ))}
    </ol>
  );
}

const steps: ComplaintStep[] = ["open", "acknowledged", "planned", "informed", "done", "verifying", "closed"];

// A reopened complaint is known and waits for another plan.
const REOPENED_AT: ComplaintStep = "acknowledged";
