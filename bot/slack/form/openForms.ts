import { InboxEvent } from "../../../models/inboxEvent.ts";
import type { Form, Value, Values } from "../../form.ts";

/** A form that is open in a window, and what was answered in it so far, on whatever page. */
export interface OpenForm {
  form: Form;
  given: Record<string, Value>;
}

/** The forms that are open, under the keys of the events that opened them. */
export interface OpenForms {
  keep(key: string, form: Form): OpenForm;
  /** Null where no event under that key opened any. */
  named(key: string): Promise<OpenForm | null>;
}

/** More windows than these are not open at a time; those of before are found again in the inbox. */
const REMEMBERED = 1_000;

/** Remembers the forms of this process; those that another one opened stand in the inbox, as answers to events. */
export function createOpenForms(): OpenForms {
  const known = new Map<string, OpenForm>();
  const keep = (key: string, form: Form): OpenForm => {
    const open = { form, given: {} };
    known.set(key, open);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
    return open;
  };
  return {
    keep,
    async named(key) {
      const open = known.get(key);
      if (open) return open;
      const answer = (await InboxEvent.named(key))?.answer;
      const { form } = (answer ? JSON.parse(answer) : {}) as { form?: Form };
      return form ? keep(key, form) : null;
    },
  };
}

/** What a form holds now: what it held when it was opened, what was answered since, and what its window shows. */
export function heldValues({ form, given }: OpenForm, shown: Values = {}): Values {
  return { ...form.values, ...given, ...shown };
}
