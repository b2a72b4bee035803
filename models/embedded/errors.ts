/** An error with the code and the name that a MongoDB server would answer with. */
export class MongoError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** Further fields of the answer, such as `keyPattern` and `keyValue` of a duplicate key. */
  readonly extra: Record<string, unknown>;

  constructor(code: number, codeName: string, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.extra = extra;
  }
}

/** 2: a value that has the right type and still cannot be used. */
export const badValue = (message: string) => new MongoError(2, "BadValue", message);

/** 9: an argument of the wrong shape. */
export const failedToParse = (message: string) => new MongoError(9, "FailedToParse", message);

/** 14: an argument of the wrong BSON type. */
export const typeMismatch = (message: string) => new MongoError(14, "TypeMismatch", message);

/** The many codes that MongoDB numbers without a name. */
export const location = (code: number, message: string) => new MongoError(code, `Location${code}`, message);

/** 238: what MongoDB can do and this database, by decision, does not. */
export const notSupported = (what: string) =>
  new MongoError(238, "NotImplemented", `${what} is not supported by the embedded database`);

/** 26: a collection that must exist does not. */
export const namespaceNotFound = (ns: string) =>
  new MongoError(26, "NamespaceNotFound", `ns does not exist: ${ns}`);

/** Any failure as the error that a client is told. */
export function asMongoError(error: unknown): MongoError {
  if (error instanceof MongoError) return error;
  if (!(error instanceof Error)) return new MongoError(8, "UnknownError", String(error));
  if (error.name === "BSONError") return new MongoError(22, "InvalidBSON", error.message);
  // Whatever nests deeper than the checks foresaw ends here, and not the thread.
  if (error instanceof RangeError && /call stack/.test(error.message)) return tooDeep();
  return new MongoError(8, "UnknownError", error.message);
}

/** 15: a document nested deeper than documents may be. */
export const tooDeep = () => new MongoError(15, "Overflow", "The document is nested too deeply");

/** The answer to a command that failed. */
export function errorReply(error: unknown) {
  const { message, code, codeName, extra } = asMongoError(error);
  return { ok: 0, errmsg: message, code, codeName, ...extra };
}

/** What a write command tells of its statement number `index` that failed. */
export function writeError(index: number, error: unknown) {
  const { message, code, extra } = asMongoError(error);
  return { index, code, errmsg: message, ...extra };
}
