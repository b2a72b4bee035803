import { AppError } from "../locales/appError.ts";
import { Store } from "../models/store.ts";

/**
 * The store that a command works for: the one of `--store`, or the only one there is. Throws `store.unknown`,
 * `store.none` or `store.several`.
 */
export async function chosenStore(code?: string): Promise<Store> {
  if (code !== undefined) return Store.named(code);
  const [only, ...others] = await Store.all();
  if (!only) throw new AppError("store.none");
  if (others.length === 0) return only;
  throw new AppError("store.several", { codes: [only, ...others].map(({ _id }) => _id).join(", ") });
}
