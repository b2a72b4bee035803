/** What the process is asked. */
export interface Asked {
  id: number;
  method: string;
  args: unknown[];
}

/** What it tells: an answer, or a call of the product's that has had its effect at `at` (milliseconds of the wall). */
export type Told = { id: number; answer: unknown } | { call: string; of: string; at: number };

/** Answers who started this process by these methods, until he goes. */
export function answerBy(methods: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  process.on("message", async ({ id, method, args }: Asked) => {
    tell({ id, answer: await methods[method]!(...(args as never[])) });
  });
  process.on("disconnect", () => process.exit());
}

/** Tells him that a call has had its effect just now. */
export function tellCall(call: string, of: string): void {
  tell({ call, of, at: performance.timeOrigin + performance.now() });
}

function tell(told: Told): void {
  process.send!(told);
}
