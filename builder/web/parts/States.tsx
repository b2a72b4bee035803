import { Button, Skeleton, Spin } from "antd";
import { CloudOff, LogIn } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../ui/Blank.tsx";
import { useText } from "../../../ui/useText.ts";
import { useBuilderText } from "../useBuilderText.ts";

/** Before it is known who reads, or while a page's code is on its way. */
export function Waiting(): ReactNode {
  const { t } = useText();
  return (
    <main className="alone" aria-busy>
      <Spin aria-label={t("ui.loading")} />
    </main>
  );
}

/** The shape of what is coming. */
export function LoadingCards({ cards = 2 }: { cards?: number }): ReactNode {
  const { t } = useText();
  return (
    <div className="cards" aria-busy aria-label={t("ui.loading")} role="status">
      {Array.from({ length: cards }, (_, index) => (
        <div key={index} className="panel" aria-hidden>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      ))}
    </div>
  );
}

interface Failure {
  onRetry(): void;
  /** Why, as the server says it; left out where it did not answer. */
  message?: string | undefined;
}

/** Something could not be loaded: why, and the way on. */
export function Failed({ onRetry, message }: Failure): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  return (
    <Blank
      bad
      icon={<CloudOff size={22} />}
      title={t("builder.failed")}
      text={message ?? t("builder.failed.text")}
    >
      <Button type="primary" onClick={onRetry}>
        {ui.t("ui.retry")}
      </Button>
    </Blank>
  );
}

/** The same where nothing else is on the page. */
export function Broken({
  onRetry,
  message,
  signedOut = false,
}: Failure & { signedOut?: boolean }): ReactNode {
  const { t } = useText();
  return (
    <main className="alone">
      {signedOut ? (
        <Blank icon={<LogIn size={22} />} title={t("desk.signedOut")} text={t("desk.signedOut.text")}>
          <Button type="primary" onClick={onRetry}>
            {t("desk.signedOut.again")}
          </Button>
        </Blank>
      ) : (
        <Failed onRetry={onRetry} message={message} />
      )}
    </main>
  );
}
