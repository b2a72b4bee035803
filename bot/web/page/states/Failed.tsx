import { Button } from "antd";
import { CloudOff } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { useText } from "../../../../ui/useText.ts";

/** The server did not answer; what was typed is safe all the same. */
export function Failed({ onRetry }: { onRetry: () => void }): ReactNode {
  const { t } = useText();
  return (
    <Blank bad icon={<CloudOff size={22} />} title={t("desk.failed")} text={t("desk.failed.text")}>
      <Button type="primary" onClick={onRetry}>
        {t("ui.retry")}
      </Button>
    </Blank>
  );
}
