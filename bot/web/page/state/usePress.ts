import { useState } from "react";
import { type Button } from "../../../chat.ts";
import { useDesk } from "./useDesk.ts";
import { useReply } from "./useReply.ts";

/** Presses the buttons of the card with that `ref`; `pressing` is the token whose answer is awaited. */
export function usePress(ref: string | undefined): {
  pressing: string | undefined;
  press(button: Button): void;
} {
  const desk = useDesk();
  const show = useReply();
  const [pressing, setPressing] = useState<string>();
  const press = async ({ token }: Button): Promise<void> => {
    if (pressing !== undefined) return;
    setPressing(token);
    show(await desk.press(token, ref), ref);
    setPressing(undefined);
  };
  return { pressing, press: (button) => void press(button) };
}
