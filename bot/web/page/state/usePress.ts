import { useState } from "react";
import { type Button } from "../../../chat.ts";
import { useDesk } from "./useDesk.ts";
import { useReply } from "./useReply.ts";

/** Presses buttons, one at a time. */
export interface Presser {
  /** The token of the button whose answer is awaited. */
  pressing: string | undefined;
  /** Presses a button of the card with that `ref`, and shows what comes of it. */
  press(button: Button, ref: string | undefined): void;
}

/** The way to press the buttons of cards. */
export function usePress(): Presser {
  const desk = useDesk();
  const show = useReply();
  const [pressing, setPressing] = useState<string>();
  const press = async ({ token }: Button, ref: string | undefined): Promise<void> => {
    if (pressing !== undefined) return;
    setPressing(token);
    show(await desk.press(token, ref), ref);
    setPressing(undefined);
  };
  return { pressing, press: (button, ref) => void press(button, ref) };
}
