import type { Card } from "../../chat.ts";
import { limits } from "./limits.ts";

/** Which of Slack's limits no rule can bring the card under: everything else is split or shortened. */
export function checkCard({ plain, body, facts = [], buttons = [] }: Card): string[] {
  const words = [
    plain,
    ...body.flat().map((run) => (typeof run === "string" ? run : run.text)),
    ...facts.flat(),
  ];
  const length = words.reduce((total, text) => total + text.length, 0);
  const tokens = buttons.flat().map(({ token }) => token);
  return [
    ...(plain === "" ? ["no plain text"] : []),
    ...(length > limits.plainText ? [`${length} characters, more than ${limits.plainText}`] : []),
    ...tokens
      .filter((token) => token === "" || token.length > limits.buttonValue)
      .map(() => `a button's token is empty or longer than ${limits.buttonValue} characters`),
  ];
}
