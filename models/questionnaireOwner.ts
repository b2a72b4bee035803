import { AppError } from "../locales/appError.ts";
import { Store } from "./store.ts";

const GROUP = "group:";

/** Whose questionnaires a group's head office shapes: all that a store's owner is, under a code no store can have. */
export function groupOwner(group: string): string {
  return `${GROUP}${group}`;
}

/** The group whose head office an owner is; undefined for a store. */
export function groupOf(owner: string): string | undefined {
  return owner.startsWith(GROUP) ? owner.slice(GROUP.length) : undefined;
}

/** The head office above a store, as an owner; undefined for a store by itself and for a head office. */
export async function ownerAbove(owner: string): Promise<string | undefined> {
  if (groupOf(owner) !== undefined) return undefined;
  const { group } = await Store.named(owner);
  return group === undefined ? undefined : groupOwner(group);
}

/** The stores whose customers are asked by an owner's questionnaires. Throws `store.unknown` {code} where there is none. */
export async function storesOf(owner: string): Promise<Store[]> {
  const group = groupOf(owner);
  if (group === undefined) return [await Store.named(owner)];
  const stores = (await Store.all()).filter((store) => store.group === group);
  if (stores.length === 0) throw new AppError("store.unknown", { code: owner });
  return stores;
}
