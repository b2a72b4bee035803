import { Button } from "antd";
import { type ReactNode } from "react";
import { type Card } from "../../../chat.ts";
import { usePress } from "../state/usePress.ts";
import { useLabel } from "./useLabel.ts";

/** A card's buttons in their rows. */
export function CardButtons({ card, cardRef }: { card: Card; cardRef?: string }): ReactNode {
  const label = useLabel();
  const { pressing, press } = usePress();
  return (card.buttons ?? []).map((row) => (
    <div key={row[0]?.token} className="row wrap card-buttons">
      {row.map((button) => (
        <Button
          key={button.token}
          size="small"
          type={button.tone === "primary" ? "primary" : "default"}
          danger={button.tone === "danger"}
          loading={pressing === button.token}
          onClick={() => press(button, cardRef)}
        >
          {label(button)}
        </Button>
      ))}
    </div>
  ));
}
