/** A question to the database, asked when it is awaited. */
export interface Query<Result> extends PromiseLike<Result> {
  sort(order: Record<string, 1 | -1>): this;
  limit(count: number): this;
  /** Says that plain objects will do, which all documents here are. */
  lean(): this;
  /** Throws that error where nothing was found. */
  orFail(error: () => Error): Promise<NonNullable<Result>>;
}

/** What a query is made of: mongoose's own, when it gives plain objects, or another question. */
export interface Lean<Raw> extends PromiseLike<Raw> {
  sort(order: Record<string, 1 | -1>): unknown;
  limit(count: number): unknown;
}

/** A question whose answer is made of what the database found. */
export function asked<Raw, Result>(query: Lean<Raw>, found: (raw: Raw) => Result): Query<Result> {
  const self: Query<Result> = {
    sort(order) {
      query.sort(order);
      return self;
    },
    limit(count) {
      query.limit(count);
      return self;
    },
    lean: () => self,
    async orFail(error) {
      const result = await self;
      if (result === null || result === undefined) throw error();
      return result;
    },
    then: (resolve, reject) => query.then(found).then(resolve, reject),
  };
  return self;
}
