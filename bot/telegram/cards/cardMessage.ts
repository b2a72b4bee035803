import type { Button, Card } from "../../chat.ts";
import { bold, escaped, fitting, inline, lengthOf, TEXT_LIMIT } from "./html.ts";

/** A button under a message, as the Bot API takes it. */
export type InlineButton = { text: string; callback_data: string } | { text: string; url: string };

/** A text with the buttons under it. */
export interface TelegramMessage {
  html: string;
  keyboard: InlineButton[][];
}

/** What a button carries back, in bytes. */
const DATA_LIMIT = 64;
const MOST_BUTTONS = 100;

/** A card as a message: lines that no message holds are left out from the end, and a sign says so. */
export function cardMessage(card: Card): TelegramMessage {
  const html = fitting(linesOf(card));
  return {
    // A card without a word in its lines still has its one line.
    html: html.trim() === "" ? escaped(card.plain) : html,
    keyboard: (card.buttons ?? []).map((row) => row.map(button)).filter((row) => row.length > 0),
  };
}

/** Which limits of Telegram a card breaks. */
export function cardProblems(card: Card): string[] {
  const { html, keyboard } = cardMessage(card);
  const length = lengthOf(html);
  const buttons = keyboard.flat();
  return [
    ...(length > TEXT_LIMIT ? [`${length} characters, more than ${TEXT_LIMIT}`] : []),
    ...(html.trim() === "" ? ["no words"] : []),
    ...(buttons.length > MOST_BUTTONS ? [`${buttons.length} buttons, more than ${MOST_BUTTONS}`] : []),
    ...(card.buttons ?? [])
      .flat()
      .filter(({ token }) => token === "" || Buffer.byteLength(token) > DATA_LIMIT)
      .map(({ action }) => `the token of ${action} does not fit into ${DATA_LIMIT} bytes`),
  ];
}

function linesOf({ title, body, facts = [] }: Card): string[] {
  return [
    ...(title === undefined ? [] : [bold(title)]),
    ...body.map((line) => line.map(inline).join("")),
    ...facts.map(([label, value]) => `${bold(label)} ${escaped(value)}`),
  ];
}

const button = ({ token, label }: Button): InlineButton => ({ text: label, callback_data: token });
