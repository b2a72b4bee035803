import { isDeepStrictEqual } from "node:util";
import { given } from "./change.ts";
import { derivedId } from "./id.ts";
import type { Recording } from "./record.ts";
import type { VisitEntry, VisitFields } from "./visitFields.ts";

/** How a delivery or repair is written down; a changed one is to be planned anew. */
export function visitRecording(store: string): Recording<VisitFields, VisitEntry> {
  return {
    idOf: ({ type, key }) => derivedId("visit", store, type, key),
    make: ({ type, key, number, data }, _id) => ({
      ...{ _id, store, type, key, toPlan: true, revision: 1 },
      ...data,
      ...given({ number }),
    }),
    news(visit, { number, data: { source, ...said } }) {
      const told = Object.entries({ number, ...said }).filter(
        ([name, value]) => value !== undefined && !isSame(Reflect.get(visit, name), value),
      );
      // Which import said it is no news by itself.
      return told.length === 0 ? {} : { ...Object.fromEntries(told), ...given({ source }), toPlan: true };
    },
  };
}

const isSame = (one: unknown, other: unknown): boolean => isDeepStrictEqual(plain(one), plain(other));

// Two ids that mean the same need not be equal inside.
const plain = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "toHexString" in value ? String(value) : value;
