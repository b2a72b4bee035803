import { ask, newKey } from "../api.ts";
import { type Published } from "../state/editor.ts";

/** Publishes the draft of that revision; what keeps it from that otherwise. */
export async function publishDraft(
  at: { owner: string; kind: string },
  base: number,
  reason: string,
): Promise<Published> {
  const reply = await ask("POST /of/:owner/:kind/publish", { at, body: { key: newKey(), base, reason } });
  if (reply.kind === "answer") return { version: reply.answer.version };
  if (reply.kind !== "refused") return { lost: true };
  const { message, check } = reply.refusal;
  return { refused: message, ...(check && { check }) };
}
