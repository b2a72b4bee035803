import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "../../../locales/appError.ts";
import { Person } from "../../../models/person.ts";
import type { FormChange, TelegramFormFields } from "../../../models/telegramForm.ts";
import type { FormVerdict, Reply } from "../../chat.ts";
import { emptied, formEvent, type ChangeForm } from "./changing.ts";
import { fillingOf } from "./filling.ts";
import type { FormsParts } from "./forms.ts";
import type { FormScreen } from "./screen.ts";
import { remarkOf, sentValues, SUMMARY, wordsStop } from "./way.ts";

/** What sending a form needs. */
export interface SendingParts extends FormsParts {
  change: ChangeForm;
  screen: FormScreen;
}

/** Sends forms to the flows and shows what came of it. */
export interface FormSending {
  /** Resolves when it is on disk; what comes of it is shown by itself. */
  send(form: TelegramFormFields, key: string): Promise<void>;
  /** Asks for the verdict on a form that was sent; the same key does nothing twice and brings the same answer. */
  ask(form: TelegramFormFields): Promise<void>;
}

const AGAIN_MS = 1_000;

/** Builds it. */
export function createFormSending(parts: SendingParts): FormSending {
  const { flight, inbox, clock, change, screen, ended } = parts;

  function ask(form: TelegramFormFields): Promise<void> {
    const { form: questions, values } = fillingOf(form);
    const event = { ...formEvent(form, form.key!, clock()), values: sentValues(questions, values) };
    return flight.keep(
      (onDisk) => inbox().answered(event, onDisk).catch(refusedTo(form)),
      (verdict) => (verdict === "later" ? askAgain(form) : settle(form, verdict)),
    );
  }

  /** The work takes long, or the product is stopping: then the next start asks. */
  async function askAgain(form: TelegramFormFields): Promise<void> {
    await pause(AGAIN_MS, undefined, { signal: ended, ref: false }).catch(() => undefined);
    if (!ended.aborted) flight.go(ask(form));
  }

  async function settle(form: TelegramFormFields, verdict: FormVerdict): Promise<void> {
    const changed = await change(
      form,
      (current) => {
        if (current.state !== "sending") return null;
        return verdict.ok ? done(current, verdict) : wrong(current, verdict.errors);
      },
      `${form.key!}#verdict`,
    );
    await screen.show(form._id);
    if (!verdict.ok || !changed) return;
    const { card, form: next } = verdict;
    await parts.onFollowing(changed, { ...(card && { card }), ...(next && { form: next }) });
  }

  return {
    ask,
    async send(form, key) {
      // On disk first, so that whoever finds it there asks for the answer again.
      const sending = await change(
        form,
        ({ state }) => (state === "open" ? { state: "sending", key } : null),
        key,
      );
      if (sending?.state === "sending") await ask(sending);
    },
  };
}

const refusedTo =
  ({ store, person }: TelegramFormFields) =>
  async (error: unknown): Promise<FormVerdict | "later"> => {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "chat.notYet") return "later";
    const { locale } = await Person.named(store, person);
    return { ok: false, errors: { "": error.in(locale) } };
  };

function done(form: TelegramFormFields, { toast = "" }: Reply): FormChange {
  return { state: "done", ...emptied(form), result: toast === "" ? "" : `\u2713 ${toast}` };
}

/** What is wrong is shown where it is to be put right; what concerns the whole, on the summary. */
function wrong(form: TelegramFormFields, errors: Record<string, string>): FormChange {
  const { questions } = fillingOf(form).form;
  const first = questions.flatMap((question) => {
    const remark = remarkOf(question);
    if (Object.hasOwn(errors, question.key)) return [question.key];
    return remark && Object.hasOwn(errors, remark.key) ? [wordsStop(question.key)] : [];
  })[0];
  return { state: "open", faults: JSON.stringify(errors), at: first ?? SUMMARY, reviewed: true };
}
