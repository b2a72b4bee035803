import type { Subject } from "../../models/cardFields.ts";

/** What a form is and what it is about. */
export interface FormName {
  /** Which form. */
  form: string;
  /** A word more where one is needed, such as the number of a request. */
  arg?: string;
  /** Such as `callback:665f1c…`; for something new `entry:` and a key of its own. */
  subject: Subject;
}

/** The text that names a form: `plan/complaint:665f1c…`, or with its word `refuse.2/complaint:665f1c…`. */
export function formId({ form, arg, subject }: FormName): string {
  return `${arg === undefined ? form : `${form}.${arg}`}/${subject}`;
}

/** What such a text names; null where it names nothing. */
export function readFormId(text: string): FormName | null {
  const [, form, arg, type, id] =
    /^([A-Za-z]+)(?:\.([\w-]{1,80}))?\/([a-z]+):([\w-]{1,80})$/.exec(text) ?? [];
  if (!form || !type || !id) return null;
  return { form, ...(arg !== undefined && { arg }), subject: `${type}:${id}` };
}
