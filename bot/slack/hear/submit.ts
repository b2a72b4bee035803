import { createHash } from "node:crypto";
import type { ViewClosedAction, ViewResponseAction, ViewSubmitAction } from "@slack/bolt";
import { AppError } from "../../../locales/appError.ts";
import { t, type Locale } from "../../../locales/index.ts";
import type { FormVerdict, Values } from "../../chat.ts";
import { checkForm } from "../../forms/checkForm.ts";
import { languageOf } from "../../language.ts";
import { formView, readMemory, type ViewMemory } from "../form/formView.ts";
import { cardView, sentenceView } from "../form/messageView.ts";
import { heldValues } from "../form/openForms.ts";
import { readState } from "../form/readState.ts";
import { errorAnswer } from "../form/errorAnswer.ts";
import { type Ack, type EarParts, eventOf, whenKept } from "./parts.ts";

/** Slack waits three seconds; the answer has to reach it too. */
const ANSWER_MS = 2_000;

/** A form was sent: it is checked, written down, and answered with what is wrong while its window is still open. */
export async function submit(
  body: ViewSubmitAction,
  ack: Ack<ViewResponseAction>,
  parts: EarParts,
): Promise<void> {
  const { forms, inbox, presenter, clock, onError } = parts;
  const { view, user } = body;
  const locale = await languageOf({ platform: "slack", by: { user: user.id } }, parts.locale);
  const memory = readMemory(view.private_metadata);
  const open = memory && (await forms.named(memory.form));
  if (!open) return ack(replaced(t(locale, "slack.notOpened"), view.title.text, locale));
  const { form } = open;
  const values = heldValues(open, readState(form, view.state.values));
  const refuse = (errors: Record<string, string>) =>
    ack(errorAnswer(errors, { open, view, values, memory, locale }));
  const faults = checkForm(form.questions, values, locale);
  if (Object.keys(faults).length > 0) return refuse(faults);

  const event = {
    ...eventOf(body, `submit:${view.id}:${view.hash}:${digest(values)}`, clock()),
    formId: form.formId,
    values,
  };
  const asker = { user: user.id, channel: memory.channel, thread: memory.thread };
  let isKept = false;
  const verdict = inbox
    .answered(event, () => (isKept = true))
    .catch((error: unknown): FormVerdict => {
      if (!(error instanceof AppError)) throw error;
      return { ok: false, errors: { "": error.in(locale) } };
    });
  const inTime = await Promise.race([verdict, later(ANSWER_MS)]);
  if (inTime === undefined && isKept) {
    await ack(replaced(t(locale, "slack.saving"), view.title.text, locale)).catch(onError);
  }
  const said = inTime ?? (await verdict);
  const isOpen = inTime !== undefined || !isKept;
  if (!said.ok) {
    if (isOpen) return refuse(said.errors);
    const reason = Object.values(said.errors).join(" ");
    return presenter.say(t(locale, "slack.notTaken", { reason }), asker);
  }
  const { toast, card } = said;
  if (isOpen) await ack(following(event.key, said, memory, locale, parts));
  else if (card) await presenter.show(event.key, { card }, asker, locale);
  if (toast !== undefined) await presenter.say(toast, asker);
}

/** A window was closed without being sent: what stood in it is kept, as far as Slack tells it. */
export async function close(body: ViewClosedAction, ack: Ack, parts: EarParts): Promise<void> {
  const { view } = body;
  const memory = readMemory(view.private_metadata);
  const open = memory && (await parts.forms.named(memory.form));
  const shown = open ? readState(open.form, view.state?.values ?? {}) : {};
  const given = Object.entries(shown).filter(([, value]) => value !== null);
  if (!open || given.length === 0) return ack();
  const values: Values = Object.fromEntries(given);
  const event = eventOf(body, `closed:${view.id}:${view.hash}:${digest(values)}`, parts.clock());
  await parts.inbox.drafted({ ...event, formId: open.form.formId, values }, whenKept(ack, parts.onError));
}

/** What the window shows next: another form, something to read, or nothing any more. */
function following(
  key: string,
  { form, card }: Extract<FormVerdict, { ok: true }>,
  memory: ViewMemory,
  locale: Locale,
  { forms }: EarParts,
): ViewResponseAction {
  if (form) {
    const values = heldValues(forms.keep(key, form));
    const view = formView(form, { values, locale, memory: { ...memory, form: key, page: 0 } });
    return { response_action: "update", view };
  }
  if (card) return { response_action: "update", view: cardView(card, locale) };
  return { response_action: "clear" };
}

const replaced = (sentence: string, title: string, locale: Locale): ViewResponseAction => ({
  response_action: "update",
  view: sentenceView(sentence, title, locale),
});

/** The same answers have the same digest, in whatever order: a corrected form may come with the same hash. */
function digest(values: Values): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url").slice(0, 22);
}

const later = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
