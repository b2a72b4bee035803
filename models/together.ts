import DataLoader from "dataloader";

// The length of one command stays bounded, and with it how long others wait for it.
const AT_ONCE = 100;

/**
 * Does in one go what is asked for in one turn of the event loop or while the last lot is under way, such as by several
 * presses that are in hand side by side: a command to the database costs the same for one document as for several.
 * `doAll` answers each in their order.
 */
export function together<Asked, Answer>(
  doAll: (all: readonly Asked[]) => PromiseLike<readonly (Answer | Error)[]>,
): (asked: Asked) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Asked, Answer>(
    (all) => {
      const answers = doAll(all);
      underWay = Promise.resolve(answers).catch(() => undefined);
      return answers;
    },
    {
      ...{ cache: false, maxBatchSize: AT_ONCE },
      batchScheduleFn: (go) => void underWay.then(() => setImmediate(go)),
    },
  );
  return (asked) => loader.load(asked);
}
