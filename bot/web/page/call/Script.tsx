import { Volume2 } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";

/** The sentence to read aloud: the largest text on the page. */
export function Script({ text, label }: { text: string; label?: string }): ReactNode {
  const { t } = useText();
  return (
    <div className="script">
      <small>
        <Volume2 size={13} aria-hidden />
        {label ?? t("desk.call.aloud")}
      </small>
      <p>{text}</p>
    </div>
  );
}
