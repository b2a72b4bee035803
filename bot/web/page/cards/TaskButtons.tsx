import { Button, Dropdown } from "antd";
import { MoreHorizontal } from "lucide-react";
import { type ReactNode } from "react";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { type Presser } from "../state/usePress.ts";
import { buttonsOf } from "./buttons.ts";
import { useLabel } from "./useLabel.ts";

interface Props {
  item: DeskItem;
  /** The reader has begun it. */
  isMine: boolean;
  isNext: boolean;
  presser: Presser;
}

/** What can be done with a call: the main thing as a button, the rest beside it or, where it is narrow, in a menu. */
export function TaskButtons({ item, isMine, isNext, presser }: Props): ReactNode {
  const { t } = useText();
  const label = useLabel();
  const { pressing, press } = presser;
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
              onClick: () => press(button, item.ref),
            })),
          }}
        >
          <Button
            type="text"
            size="small"
            className={isMine ? "quiet" : "quiet tight"}
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
            loading={pressing === button.token}
            onClick={() => press(button, item.ref)}
          >
            {label(button)}
          </Button>
        ))}
      {main && (
        <Button
          size="small"
          {...type}
          loading={pressing === main.token}
          onClick={() => press(main, item.ref)}
        >
          {isMine ? t("desk.do.resume") : label(main)}
          {isNext && <Kbd>↵</Kbd>}
        </Button>
      )}
    </>
  );
}
