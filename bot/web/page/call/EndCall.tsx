import { Button, Dropdown } from "antd";
import { PhoneOff } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type Call } from "./useCall.ts";

/** Customers hang up in the middle: the ways out, nothing lost. */
export function EndCall({ call }: { call: Call }): ReactNode {
  const { t } = useText();
  const { end } = call.form.view.steps;
  if (!end) return null;
  const items = end.options.map(({ value, label }) => ({ key: value, label }));
  const onClick = ({ key }: { key: string }): void => {
    call.answer({ [end.key]: key });
    call.go("ending");
  };
  return (
    <Dropdown menu={{ items, onClick }} trigger={["click"]} placement="bottomRight">
      <Button size="small" icon={<PhoneOff size={14} />} aria-label={t("desk.call.end.why")}>
        <span className="wide-only">{t("desk.call.end")}</span>
      </Button>
    </Dropdown>
  );
}
