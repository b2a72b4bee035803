import { Button, Dropdown } from "antd";
import { MoreHorizontal } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { buttonsOf } from "../cards/buttons.ts";
import { useLabel } from "../cards/useLabel.ts";
import { usePress } from "../state/usePress.ts";

/** The next step as the one solid button, two likely ones beside it, the rest in a menu. */
export function Actions({ item }: { item: DeskItem }): ReactNode {
  const { t } = useText();
  const label = useLabel();
  const { pressing, press } = usePress(item.ref);
  const { main, others } = buttonsOf(item.card);
  if (!main) return null;
  const beside = others.filter(({ tone }) => tone !== "danger").slice(0, 2);
  const rest = others.filter((button) => !beside.includes(button));
  return (
    <div className="actions">
      {[main, ...beside].map((button) => (
        <Button
          key={button.token}
          type={button === main ? "primary" : "default"}
          loading={pressing === button.token}
          onClick={() => press(button)}
        >
          {label(button)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: rest.map((button) => ({
              key: button.token,
              label: label(button),
              danger: button.tone === "danger",
              onClick: () => press(button),
            })),
          }}
        >
          <Button icon={<MoreHorizontal size={16} />} aria-label={t("desk.more")} />
        </Dropdown>
      )}
    </div>
  );
}
