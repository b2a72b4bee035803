import mongoose from "mongoose";
import { groupBy } from "./groupBy.ts";
import type { Lean } from "./query.ts";
import { together } from "./together.ts";

const { EJSON } = mongoose.mongo.BSON;

/** A filter that names one document, or those that belong to one: `id` in `field`, and what else must hold. */
interface AboutOne {
  field: string;
  id: mongoose.Types.ObjectId;
  rest: object;
}

/** Asks a model for what a filter finds. */
type Ask = (filter: object) => Lean<object[]>;

/**
 * The same as a model's `find`, but that questions alike but for one id are asked together: a call's callback, its
 * customer, car and visit are looked up by everybody who presses at that moment.
 */
export function askAboutOne(model: mongoose.Model<object>): Ask {
  const ask: Ask = (filter) => model.find(filter).lean();

  const inOne = together(async (all: readonly AboutOne[]) => {
    const kinds = groupBy(all, ({ field, rest }) => `${field} ${EJSON.stringify(rest)}`);
    const found = new Map<AboutOne, object[]>();
    await Promise.all(
      [...kinds.values()].map(async (alike) => {
        const byId = await findAll(alike);
        for (const one of alike) found.set(one, byId.get(String(one.id)) ?? []);
      }),
    );
    return all.map((one) => found.get(one)!);
  });

  async function findAll([{ field, id, rest }, ...others]: [AboutOne, ...AboutOne[]]) {
    const ids = others.length > 0 ? { $in: [id, ...others.map((other) => other.id)] } : id;
    return groupBy(await ask({ [field]: ids, ...rest }), (document) => String(Reflect.get(document, field)));
  }

  return (filter) => {
    const one = aboutOne(model, filter);
    return one
      ? lazily(
          () => ask(filter),
          () => inOne(one),
        )
      : ask(filter);
  };
}

/** The parts of such a filter; undefined for another one. */
function aboutOne(model: mongoose.Model<object>, filter: object): AboutOne | undefined {
  const fields = Object.entries(filter);
  const ids = fields.filter(([, value]) => value instanceof mongoose.Types.ObjectId);
  const [named] = ids;
  if (!named || ids.length > 1) return undefined;
  const [field, id] = named;
  // A list would have the document under each of its ids.
  if (model.schema.path(field)?.instance !== "ObjectId") return undefined;
  return { field, id, rest: Object.fromEntries(fields.filter(([name]) => name !== field)) };
}

/** An order or a limit is for one question alone: such a one is asked by itself. */
function lazily(alone: () => Lean<object[]>, inOne: () => Promise<object[]>): Lean<object[]> {
  let own: Lean<object[]> | undefined;
  return {
    sort: (order) => void (own ??= alone()).sort(order),
    limit: (count) => void (own ??= alone()).limit(count),
    then: (resolve, reject) => (own ?? inOne()).then(resolve, reject),
  };
}
