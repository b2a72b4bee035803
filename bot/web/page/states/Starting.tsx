import { Spin } from "antd";
import { useEffect, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { useDesk, useDeskState } from "../state/useDesk.ts";
import { Failed } from "./Failed.tsx";

/** Before it is known who reads. Tries again by itself when the network comes back. */
export function Starting(): ReactNode {
  const { t } = useText();
  const desk = useDesk();
  const { failed } = useDeskState();
  useEffect(() => {
    if (!failed) return;
    window.addEventListener("online", desk.retry);
    return () => window.removeEventListener("online", desk.retry);
  }, [failed, desk]);
  return (
    <main className="alone">
      {failed ? <Failed onRetry={desk.retry} /> : <Spin aria-label={t("ui.loading")} />}
    </main>
  );
}
