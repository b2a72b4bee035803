import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type ComplaintView } from "../../../views.ts";
import { pointText } from "../texts.ts";

/** The answers that a complaint came of. */
export function LowAnswers({ points }: Pick<ComplaintView, "points">): ReactNode {
  const { t } = useText();
  return points.map((point, index) => {
    const text = pointText(t, point);
    return (
      text !== undefined && (
        <span key={index} className="bad num">
          {text}
        </span>
      )
    );
  });
}
