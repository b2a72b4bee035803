import { useText } from "../../../../ui/useText.ts";
import { type Button } from "../../../chat.ts";

/** A button's label in the reader's language; a card's own is in the language of its channel. */
export function useLabel(): (button: Button) => string {
  const { maybe } = useText();
  return ({ action, label }) => maybe(`act.${action}`) ?? label;
}
