// Below it an item would not count at all, above it one item would be the whole index.
const FLOOR = 0.02;
const CAP = 0.25;

/** Weights as shares that make 1 together, each between a floor and a cap as far as so few or so many allow. */
export function shares(weights: ReadonlyMap<string, number>): Map<string, number> {
  const count = weights.size;
  if (count === 0) return new Map();
  const floor = Math.min(FLOOR, 1 / count);
  const cap = Math.max(CAP, 1 / count);
  const fixed = new Map<string, number>();
  // Each round fixes all that lie on one side; then at most as many rounds as there are items.
  for (;;) {
    const free = [...weights].filter(([item]) => !fixed.has(item));
    const left = 1 - [...fixed.values()].reduce((sum, share) => sum + share, 0);
    const total = free.reduce((sum, [, weight]) => sum + weight, 0);
    const shared = new Map(
      free.map(([item, weight]) => [item, total > 0 ? (left * weight) / total : left / free.length]),
    );
    const tooMuch = [...shared.values()].reduce((sum, share) => sum + Math.max(0, share - cap), 0);
    const tooLittle = [...shared.values()].reduce((sum, share) => sum + Math.max(0, floor - share), 0);
    if (tooMuch < 1e-12 && tooLittle < 1e-12) return inOrder(weights, new Map([...shared, ...fixed]));
    for (const [item, share] of shared) {
      if (tooMuch >= tooLittle ? share > cap : share < floor)
        fixed.set(item, tooMuch >= tooLittle ? cap : floor);
    }
  }
}

const inOrder = (
  weights: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): Map<string, number> => new Map([...weights.keys()].map((item) => [item, found.get(item)!]));
