import { Button } from "antd";
import { ArrowLeft, X } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";

interface Props {
  title: ReactNode;
  about?: string | undefined;
  onClose(): void;
}

/** The head of what stands at the side: its name, and the way back. */
export function PaneHead({ title, about, onClose }: Props): ReactNode {
  const { t } = useText();
  return (
    <header className="head">
      <Button
        type="text"
        size="small"
        className="narrow-only"
        icon={<ArrowLeft size={18} />}
        aria-label={t("desk.back")}
        onClick={onClose}
      />
      <div className="head-title">
        <h1>{title}</h1>
        {about !== undefined && <small className="cut">{about}</small>}
      </div>
      <Button
        type="text"
        size="small"
        className="wide-only"
        icon={<X size={18} />}
        aria-label={t("desk.close")}
        onClick={onClose}
      />
    </header>
  );
}
