import { type Values } from "../../../chat.ts";

/** What was typed into forms that were not sent yet; it lives as long as the tab. */
export const keptForms = {
  read(formId: string): Values {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + formId) ?? "{}") as Values;
    } catch {
      return {};
    }
  },
  write(formId: string, values: Values): void {
    try {
      sessionStorage.setItem(PREFIX + formId, JSON.stringify(values));
    } catch {
      // A full storage: then the form is kept as long as it is open.
    }
  },
  drop(formId: string): void {
    sessionStorage.removeItem(PREFIX + formId);
  },
};

const PREFIX = "huifang.form.";
