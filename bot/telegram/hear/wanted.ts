/** The kinds of updates that the product asks Telegram for. */
export const wanted = ["message", "edited_message", "callback_query", "my_chat_member"] as const;
