import type { CallbackQuery } from "grammy/types";
import { AppError } from "../../../locales/appError.ts";
import type { MsgRef, Reply } from "../../chat.ts";
import { readFormData } from "../form/ops.ts";
import { isGroup, messageId } from "../ids.ts";
import type { EarsParts } from "./ears.ts";
import { type Known, remember, whoIs } from "./who.ts";

/** A button was pressed: that of a form moves the form on, that of a card goes to the flows. */
export async function hearPress(query: CallbackQuery, key: string, parts: EarsParts): Promise<void> {
  const { data, message } = query;
  const { forms, flight, speaker } = parts;
  const user = String(query.from.id);
  if (data === undefined || !message) return flight.go(speaker.answer(query.id));
  const ofForm = readFormData(data);
  if (ofForm) {
    const text = await forms.pressed(ofForm.form, ofForm.op, user, key);
    return flight.go(speaker.answer(query.id, text === undefined ? {} : { text }));
  }
  await pressCard(query, data, key, parts);
}

async function pressCard(query: CallbackQuery, token: string, key: string, parts: EarsParts): Promise<void> {
  const { inbox, flight, show, clock } = parts;
  const chat = String(query.message!.chat.id);
  const { known, ref } = await placed(query, token, parts);
  const asker = {
    ...{ user: String(query.from.id), chat, query: query.id, locale: known.locale },
    ...(known.whose && { whose: known.whose }),
  };
  const event = {
    ...{ key, platform: "telegram" as const, by: known.author, at: clock(), token },
    ...(ref && { message: ref }),
  };
  await flight.keep(
    async (onDisk) => {
      let isKept = false;
      return inbox()
        .pressed(event, () => {
          isKept = true;
          onDisk();
        })
        .catch((error: unknown): Reply => {
          // Once it is on disk, what went wrong is an answer too.
          if (isKept && error instanceof AppError) return { toast: error.in(known.locale) };
          throw error;
        });
    },
    async (reply) => {
      await remember(known);
      await show(asker, reply, key);
    },
  );
}

/** Who pressed, as somebody of the store that the button is of, and which message it was. */
async function placed(
  { from, message }: CallbackQuery,
  token: string,
  { rooms, tokens, locale }: EarsParts,
): Promise<{ known: Known; ref?: MsgRef }> {
  const chat = String(message!.chat.id);
  const meant = (await tokens.read(token))?.store;
  const id = messageId(chat, message!.message_id);
  const found = isGroup(chat) ? await rooms.ofGroup(chat) : [];
  const room = found.find(({ store }) => store === meant) ?? found[0];
  const store = meant ?? room?.store;
  const known = await whoIs(from, store === undefined ? undefined : [store], locale);
  if (room) return { known, ref: { place: { platform: "telegram", ...room }, id } };
  if (isGroup(chat) || !known.person) return { known };
  const { store: own, code } = known.person;
  return { known, ref: { place: { platform: "telegram", store: own, channel: `dm:${code}` }, id } };
}
