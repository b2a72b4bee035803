import { Suspense, useEffect, type ReactNode } from "react";
import { Crash } from "../../../../ui/Crash.tsx";
import { lazyPart } from "../../../../ui/lazyPart.ts";
import { useText } from "../../../../ui/useText.ts";
import { useSide } from "../state/useSide.ts";
import { Failed } from "../states/Failed.tsx";
import { NothingOpen } from "../states/NothingOpen.tsx";

interface Props {
  alone: boolean;
  /** The channel beside it. */
  channel: string | undefined;
}

/** The pane at the side of the list, or `alone`: a call, a form, a thread, an answer, or the keys. */
export function SidePane({ alone, channel }: Props): ReactNode {
  const { t } = useText();
  const { side } = useSide();
  const Pane = alone ? "main" : "aside";
  return (
    <Pane className="pane side" aria-label={t("desk.nav.side")}>
      {side ? (
        <Crash key={side.kind} instead={<Failed onRetry={() => location.reload()} />}>
          <Suspense fallback={null}>
            <SideContent side={side} />
          </Suspense>
        </Crash>
      ) : (
        <NothingOpen channel={channel} />
      )}
    </Pane>
  );
}

const load = async () => (await import("./SideContent.tsx")).SideContent;
const SideContent = lazyPart(load);

/** Fetches what stands at the side behind the first cards, so that the first call opens at once. */
export function usePreloadedSide(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), AFTER_FIRST_CARDS_MS);
    return () => clearTimeout(timer);
  }, []);
}

const AFTER_FIRST_CARDS_MS = 500;
