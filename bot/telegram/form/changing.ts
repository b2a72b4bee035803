import { TelegramForm, type FormChange, type TelegramFormFields } from "../../../models/telegramForm.ts";
import type { Form } from "../../chat.ts";
import { SUMMARY } from "./way.ts";

/** Changes a form as it is on disk, whatever has happened to it since it was read; null where it is no more. */
export type ChangeForm = (
  form: TelegramFormFields,
  to: (form: TelegramFormFields) => FormChange | null,
  by: string,
) => Promise<TelegramFormFields | null>;

const MOST_ROUNDS = 20;

/** Builds it; `to` says nothing where the form as it is now is not to be changed. */
export function createFormChange(wall: () => Date): ChangeForm {
  return async (form, to, by) => {
    let current: TelegramFormFields | null = form;
    for (let round = 0; current && round < MOST_ROUNDS; round++) {
      const next = to(current);
      if (!next) return current;
      const changed: TelegramFormFields | null = await TelegramForm.change(current, next, by, wall());
      if (changed) return changed;
      current = await TelegramForm.named(form._id);
    }
    return current;
  };
}

/** What every event of a form says. */
export function formEvent({ store, person, formId }: TelegramFormFields, key: string, at: Date) {
  return { key, platform: "telegram" as const, by: { store, person }, at, formId };
}

/** A form that is done keeps no number and no words. */
export function emptied({ form }: TelegramFormFields): FormChange {
  const { view: _, lines: _lines, ...questions }: Form = JSON.parse(form);
  return { form: JSON.stringify({ ...questions, questions: [] }), values: "{}", faults: "{}", at: SUMMARY };
}
