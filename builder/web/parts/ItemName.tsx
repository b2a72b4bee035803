import { type ReactNode } from "react";
import { percent } from "../state/score.ts";
import { useBuilderText } from "../useBuilderText.ts";
import { FixedIcon } from "./FixedIcon.tsx";

interface Props {
  name: string;
  question: string;
  locked?: boolean;
  anchor?: boolean;
  askRate?: number;
  /** It is no longer asked. */
  gone?: boolean;
}

/** An item by its name, with its lock or anchor and the share of customers that it is asked of. */
export function ItemName({
  name,
  question,
  locked = false,
  anchor = false,
  askRate = 1,
  gone = false,
}: Props): ReactNode {
  const { t } = useBuilderText();
  return (
    <span className="item-name">
      <span className={gone ? "cut muted" : "cut"} title={question}>
        {name}
      </span>
      {locked ? <FixedIcon why="locked" /> : anchor && <FixedIcon why="anchor" />}
      {askRate < 1 && !gone && (
        <span className="tag">{t("builder.askedOf", { share: percent(askRate) })}</span>
      )}
    </span>
  );
}
