import { Skeleton } from "antd";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";

/** The shape of what is coming. */
export function Loading(): ReactNode {
  const { t } = useText();
  return (
    <div aria-busy aria-label={t("ui.loading")} role="status" className="stack">
      {[3, 1, 1, 1, 1].map((rows, index) => (
        <div key={index} className="card" aria-hidden>
          <Skeleton active title={{ width: "46%" }} paragraph={{ rows }} />
        </div>
      ))}
    </div>
  );
}
