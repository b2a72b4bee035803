import { chosenStore } from "../chosenStore.ts";
import { groupOf, storesOf } from "../../models/questionnaireOwner.ts";

/**
 * Whose questionnaires a command works on: those of the chosen store, or of a group's head office, which is named as
 * `group:<code>`. Throws what `chosenStore` throws.
 */
export async function chosenOwner(code?: string): Promise<string> {
  if (code === undefined || groupOf(code) === undefined) return (await chosenStore(code))._id;
  await storesOf(code);
  return code;
}
