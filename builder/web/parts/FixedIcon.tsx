import { Anchor, Lock } from "lucide-react";
import { type ReactNode } from "react";
import { type FixedBy } from "../state/fixed.ts";
import { useBuilderText } from "../useBuilderText.ts";

/** A lock or an anchor, and why it is there. */
export function FixedIcon({ why }: { why: FixedBy }): ReactNode {
  const { t } = useBuilderText();
  const Icon = why === "locked" ? Lock : Anchor;
  const title = t(why === "locked" ? "builder.locked.why" : "builder.anchor.why");
  return (
    <span className="fixed-icon" role="img" aria-label={title} title={title}>
      <Icon size={13} aria-hidden />
    </span>
  );
}
