import { Button, Dropdown } from "antd";
import { MoreHorizontal } from "lucide-react";
import { type ReactNode } from "react";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { usePress } from "../state/usePress.ts";
import { buttonsOf } from "./buttons.ts";
import { useLabel } from "./useLabel.ts";

interface Props {
  item: DeskItem;
  /** The reader has begun it. */
  isMine: boolean;
  isNext: boolean;
}

/** What can be done with a call: the main thing as a button, the rest beside it or, where it is narrow, in a menu. */
export function TaskButtons({ item, isMine, isNext }: Props): ReactNode {
  const { t } = useText();
  const label = useLabel();
  const { pressing, press } = usePress(item.ref);
  const { main, others } = buttonsOf(item.card);
  // Before the main one, the least weighty first.
  const beside = others.toReversed();
  const type = isNext
    ? { type: "primary" as const }
    : isMine
      ? { color: "primary" as const, variant: "filled" as const }
      : {};
  return (
    <>
      {others.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: beside.map((button) => ({
              key: button.token,
              label: label(button),
              onClick: () => press(button),
            })),
          }}
        >
          <Button
            type="text"
            size="small"
            className="quiet tight"
            icon={<MoreHorizontal size={16} />}
            aria-label={t("desk.more")}
          />
        </Dropdown>
      )}
      {!isMine &&
        beside.map((button) => (
          <Button
            key={button.token}
            type="text"
            size="small"
            className="quiet roomy"
            data-press={button.action}
            loading={pressing === button.token}
            onClick={() => press(button)}
          >
            {label(button)}
          </Button>
        ))}
      {main && (
        <Button
          size="small"
          {...type}
          data-press="main"
          loading={pressing === main.token}
          onClick={() => press(main)}
        >
          {isMine ? t("desk.do.resume") : label(main)}
          {isNext && <Kbd>↵</Kbd>}
        </Button>
      )}
    </>
  );
}
