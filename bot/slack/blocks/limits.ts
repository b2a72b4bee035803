/** What Slack takes, in characters and pieces; more of it is refused as a whole. */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Of all the text in a message's blocks: `msg_blocks_too_long` begins near 13,200. */
  messageText: 12_000,
  /** Of the text in one block. */
  blockText: 3_000,
  plainText: 40_000,
  header: 150,
  button: 75,
  buttonValue: 2_000,
  actions: 25,
  actionId: 255,
  viewTitle: 24,
  label: 2_000,
  placeholder: 150,
  selectOptions: 100,
  optionGroups: 100,
  radioOptions: 10,
  optionText: 75,
  optionValue: 150,
  inputText: 3_000,
  metadata: 3_000,
} as const;

/** A text cut to what Slack counts, UTF-16 units, with a sign that something is left out; never through a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 2);
  // The first half of a pair is nothing by itself.
  const end = last >= 0xd800 && last < 0xdc00 ? limit - 2 : limit - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
