/** Whether two JSON values say the same, in whatever order their keys stand; what is undefined is not there. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) {
    return one === other;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [entriesOf(one), entriesOf(other)];
  return (
    left.length === right.length &&
    left.every(([key, value], i) => key === right[i]![0] && isSame(value, right[i]![1]))
  );
}

const entriesOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
