import type { NoticeFields } from "../models/notice.ts";
import { Store } from "../models/store.ts";
import { readerAt } from "./cards/reader.ts";
import { sheetCard } from "./cards/sheetCard.ts";
import { complaintDisplay } from "./cards/complaintDisplay.ts";
import { dayDisplay } from "./cards/dayDisplay.ts";
import { pointDisplay } from "./cards/pointDisplay.ts";
import type { HearsDeletions } from "./cards/threadLines.ts";
import { taskDisplay } from "./cards/taskDisplay.ts";
import { shorten } from "./cards/words.ts";
import type { Card } from "./chat.ts";
import { type AnyDisplay, display } from "./display.ts";
import { noticeCard, type NoticeContent } from "./noticeCard.ts";
import type { Tokens } from "./tokens.ts";
import type { SheetView } from "./views.ts";

/** What rendering cards needs. */
export interface CardParts {
  tokens: Pick<Tokens, "issue">;
  /** The product's clock: whether something is late is told as of now. */
  clock(): Date;
  /** Which chats tell what their people delete; left out, all of them do. */
  hearsDeletions?: HearsDeletions;
}

/** How each shown noun stands on cards: projections of the database, in the language of who reads there. */
export function displays(parts: CardParts): AnyDisplay[] {
  return [
    display(taskDisplay(parts)),
    display(complaintDisplay(parts)),
    display(pointDisplay(parts)),
    display(dayDisplay(parts)),
  ];
}

/** What is said once as a card, in the language of its place. */
export async function renderNotice({ store: code, place, content }: NoticeFields): Promise<Card> {
  const reader = await readerAt(await Store.named(code), place);
  const view = JSON.parse(content) as NoticeContent | SheetView;
  if (view.kind === "sheet") return sheetCard(view, reader);
  const card = noticeCard(view, reader.locale, reader.zone);
  // The whole of it stands in the body; a notification shows a line.
  return { ...card, plain: shorten(card.plain, 280) };
}
