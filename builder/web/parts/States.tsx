import { Button, Skeleton, Spin } from "antd";
import { CloudOff, LogIn } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../ui/Blank.tsx";
import { useText } from "../../../ui/useText.ts";
import { type Asked } from "../state/useAnswer.ts";
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

/** Something could not be loaded: why, and the way on. */
export function Failed({ asked }: { asked: Asked<unknown> }): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  if (asked.state === "signedOut") return <SignedOut />;
  const message = asked.state === "failed" ? asked.message : undefined;
  return (
    <Blank
      bad
      icon={<CloudOff size={22} />}
      title={t("builder.failed")}
      text={message ?? t("builder.failed.text")}
    >
      <Button type="primary" onClick={asked.again}>
        {ui.t("ui.retry")}
      </Button>
    </Blank>
  );
}

/** Nobody is signed in: how to come in, and that nothing typed is lost. */
export function SignedOut(): ReactNode {
  const { t } = useText();
  return (
    <Blank icon={<LogIn size={22} />} title={t("desk.signedOut")} text={t("desk.signedOut.text")}>
      <Button type="primary" onClick={() => location.reload()}>
        {t("desk.signedOut.again")}
      </Button>
    </Blank>
  );
}

/** A page that broke, or whose code could not be loaded. */
export function Broken(): ReactNode {
  return (
    <main className="alone">
      <Failed asked={{ state: "failed", again: () => location.reload() }} />
    </main>
  );
}
