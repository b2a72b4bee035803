import { Button } from "antd";
import { LogIn } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { useText } from "../../../../ui/useText.ts";

/** Nobody is signed in: how to come in, and that nothing typed is lost. */
export function SignedOut(): ReactNode {
  const { t } = useText();
  return (
    <main className="alone">
      <Blank icon={<LogIn size={22} />} title={t("desk.signedOut")} text={t("desk.signedOut.text")}>
        <Button type="primary" onClick={() => location.reload()}>
          {t("desk.signedOut.again")}
        </Button>
      </Blank>
    </main>
  );
}
