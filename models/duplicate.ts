import type { Stored } from "./noun.ts";

const DUPLICATE_KEY = 11000;

/** Whether the database refused to write because of a unique index. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === DUPLICATE_KEY;
}

/** Writes a document down; false when one with its unique keys is there already. */
export async function inserted(model: Stored<unknown>, document: object): Promise<boolean> {
  try {
    await model.insertMany([document], { ordered: true });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
