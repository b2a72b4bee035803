import DataLoader from "dataloader";

// The length of one command stays bounded, and with it how long others wait for it.
const AT_ONCE = 100;
// While the first is under way a second need not wait; what comes after that goes with others.
const ABREAST = 2;

/**
 * Does in one go what is asked for in one turn of the event loop, or while others are under way, such as by several
 * presses that are in hand side by side: a command to the database costs the same for one document as for several.
 * `doAll` answers each in their order; a lone one goes by `doAlone` where that is cheaper.
 */
export function together<Asked, Answer>(
  doAll: (all: readonly Asked[]) => Promise<readonly (Answer | Error)[]>,
  doAlone?: (asked: Asked) => Promise<Answer>,
): (asked: Asked) => Promise<Answer> {
  const waiting: (() => void)[] = [];
  let free = ABREAST;

  /** The place is handed over, so that nobody who comes later takes it. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }

  async function answer(all: readonly Asked[]): Promise<readonly (Answer | Error)[]> {
    return doAlone && all.length === 1 ? [await doAlone(all[0]!)] : doAll(all);
  }

  const loader = new DataLoader<Asked, Answer>(
    (all) => {
      const answers = answer(all);
      void answers.then(leave, leave);
      return answers;
    },
    {
      ...{ cache: false, maxBatchSize: AT_ONCE },
      batchScheduleFn(go) {
        if (free === 0) return void waiting.push(go);
        free -= 1;
        setImmediate(go);
      },
    },
  );
  return (asked) => loader.load(asked);
}
