import { isPlain, type Doc } from "../bson.ts";
import { MongoError } from "../errors.ts";
import { toNumber } from "../number.ts";

/** An index as it is stored. */
export interface IndexSpec {
  id: number;
  name: string;
  key: Record<string, number>;
  unique?: boolean;
  sparse?: boolean;
  expireAfterSeconds?: number;
  partialFilterExpression?: Doc;
  /** Some document holds an array in an indexed field: one document may have several entries. */
  multikey?: boolean;
  /** Some key was cut: the index finds values but does not sort them. */
  unordered?: boolean;
  /** Not all documents are in it yet: it is kept up but not read. */
  building?: boolean;
}

/** The index of _id, which is the order of the documents themselves. */
export const ID_INDEX = "_id_";

/** What a client asked for, checked; throws 67 CannotCreateIndex and 197 InvalidIndexSpecificationOption. */
export function parseIndex(request: Doc): Omit<IndexSpec, "id"> {
  const unknown = Object.keys(request).find((name) => !(name in OPTIONS));
  if (unknown !== undefined) {
    const message = `The field '${unknown}' is not valid for an index specification of the embedded database`;
    throw new MongoError(197, "InvalidIndexSpecificationOption", message);
  }
  for (const [name, check] of Object.entries(OPTIONS)) {
    const value: unknown = request[name];
    if (value !== undefined && !check(value))
      throw cannot(`The index option '${name}' cannot be ${text(value)}`);
  }
  const { name, unique, sparse, expireAfterSeconds, partialFilterExpression } = request;
  const key = parseKey(request.key);
  if (sparse && partialFilterExpression) {
    throw cannot("cannot mix 'partialFilterExpression' and 'sparse' options");
  }
  if (expireAfterSeconds !== undefined && Object.keys(key).length > 1) {
    throw cannot("TTL indexes are single-field indexes, compound indexes do not support TTL");
  }
  return {
    name,
    key,
    ...(unique && { unique: true }),
    ...(sparse && { sparse: true }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds: toNumber(expireAfterSeconds) }),
    ...(partialFilterExpression && { partialFilterExpression: checkedPartial(partialFilterExpression) }),
  };
}

/** What of an index its creator said: two that agree in this are the same index. */
export const optionsOf = ({
  unique,
  sparse,
  expireAfterSeconds,
  partialFilterExpression,
}: Partial<IndexSpec>) => ({
  unique: Boolean(unique),
  sparse: Boolean(sparse),
  expireAfterSeconds,
  partialFilterExpression,
});

/** An index as `listIndexes` shows it. */
export function presentIndex({
  name,
  key,
  unique,
  sparse,
  expireAfterSeconds,
  partialFilterExpression,
}: IndexSpec): Doc {
  return {
    v: 2,
    key,
    name,
    ...(unique && { unique }),
    ...(sparse && { sparse }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
    ...(partialFilterExpression && { partialFilterExpression }),
  };
}

const MAX_FIELDS = 8;
const MAX_TTL_SECONDS = 2 ** 31 - 1;
const cannot = (message: string) => new MongoError(67, "CannotCreateIndex", message);
const text = (value: unknown) => JSON.stringify(value);
const isBoolean = (value: unknown) => typeof value === "boolean";

const OPTIONS: Record<string, (value: unknown) => boolean> = {
  key: () => true,
  name: (value) => typeof value === "string" && value !== "" && value !== "*",
  unique: isBoolean,
  sparse: isBoolean,
  background: () => true, // means nothing since MongoDB 4.2
  v: (value) => toNumber(value) === 1 || toNumber(value) === 2,
  ns: (value) => typeof value === "string",
  expireAfterSeconds: (value) => toNumber(value) >= 0 && toNumber(value) <= MAX_TTL_SECONDS,
  partialFilterExpression: isPlain,
  hidden: (value) => value === false,
  collation: (value) => isPlain(value) && value.locale === "simple",
};

function parseKey(key: unknown): Record<string, number> {
  if (!isPlain(key) || !Object.keys(key).length) throw cannot("Index keys cannot be empty.");
  if (Object.keys(key).length > MAX_FIELDS) {
    throw cannot(`An index of the embedded database has at most ${MAX_FIELDS} fields.`);
  }
  const fields = Object.entries(key).map(([path, direction]): [string, number] => {
    const number = toNumber(direction);
    if (!number || path === "" || path.split(".").some((part) => part === "" || part.startsWith("$"))) {
      throw cannot(`The embedded database has no index { ${text(path)}: ${text(direction)} }`);
    }
    return [path, number];
  });
  return Object.fromEntries(fields);
}

const PARTIAL_OPERATORS = new Set(["$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$type", "$in"]);

/** Such filters as MongoDB allows, less `$or`. */
function checkedPartial(filter: Doc): Doc {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === "$and" && Array.isArray(condition)) condition.forEach(checkedPartial);
    else if (path.startsWith("$")) throw cannot(`Expression not supported in partial index: ${path}`);
    else if (isPlain(condition)) {
      const bad = Object.keys(condition).find((op) => op.startsWith("$") && !PARTIAL_OPERATORS.has(op));
      if (bad !== undefined || condition.$exists === false) {
        throw cannot(`Expression not supported in partial index: ${path} ${bad ?? "$exists: false"}`);
      }
    }
  }
  return filter;
}
