import { AppError } from "../locales/appError.ts";

/** What a change returns; null where a person was quicker, so that the rule has nothing to do there any more. */
export async function unlessChanged<T>(change: Promise<T>): Promise<T | null> {
  try {
    return await change;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
