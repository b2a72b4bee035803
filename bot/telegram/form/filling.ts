import type { TelegramFormFields } from "../../../models/telegramForm.ts";
import type { Form, Values } from "../../chat.ts";
import type { Stop } from "./way.ts";

/** A form being filled in, as it is worked with. */
export interface Filling {
  form: Form;
  values: Values;
  at: Stop;
  reviewed: boolean;
  /** What is wrong, by the key of the question; "" for the form as a whole. */
  errors: Readonly<Record<string, string>>;
}

/** Reads a form as it was kept. */
export function fillingOf({ form, values, at, reviewed, faults }: TelegramFormFields): Filling {
  const given: Values = JSON.parse(values);
  return {
    form: { ...(JSON.parse(form) as Omit<Form, "values">), values: given },
    ...{ values: given, at, reviewed },
    errors: JSON.parse(faults),
  };
}

/** What is kept of a filling. */
export function kept({ values, at, reviewed, errors }: Omit<Filling, "form">) {
  return { values: JSON.stringify(values), at, reviewed, faults: JSON.stringify(errors) };
}
