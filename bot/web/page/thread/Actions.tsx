import { Button, Dropdown } from "antd";
import { MoreHorizontal } from "lucide-react";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { buttonsOf, isGrave } from "../cards/buttons.ts";
import { useLabel } from "../cards/useLabel.ts";
import { usePress } from "../state/usePress.ts";

/** The next step as the one solid button, two likely ones beside it, the rest in a menu. */
export function Actions({ item }: { item: DeskItem }): ReactNode {
  const { t } = useText();
  const label = useLabel();
  const { pressing, press } = usePress();
  const { main, others } = buttonsOf(item.card);
  const light = others.filter((button) => !isGrave(button));
  const shown = [...(main ? [main] : []), ...light].slice(0, AT_HAND);
  const rest = others.filter((button) => !shown.includes(button));
  if (shown.length + rest.length === 0) return null;
  return (
    <div className="actions">
      {shown.map((button) => (
        <Button
          key={button.token}
          type={button === main ? "primary" : "default"}
          loading={pressing === button.token}
          onClick={() => press(button, item.ref)}
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
              danger: isGrave(button),
              onClick: () => press(button, item.ref),
            })),
          }}
        >
          <Button icon={<MoreHorizontal size={16} />} aria-label={t("desk.more")} />
        </Dropdown>
      )}
    </div>
  );
}

// More of them would not fit beside each other on a phone.
const AT_HAND = 3;
