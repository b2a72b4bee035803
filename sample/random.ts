import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of chance that gives the same from the same seed. */
export interface Random {
  /** A whole number, both ends included. */
  between(min: number, max: number): number;
  /** True in that share of cases, 0 to 1. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of these, each as often as its weight says. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
}

/** Chance from a seed. */
export function seeded(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const between = (min: number, max: number): number => uniformInt(generator, min, max);
  const chance = (share: number): boolean => between(0, 999_999) < share * 1_000_000;
  return {
    between,
    chance,
    pick: (list) => list[between(0, list.length - 1)]!,
    weighted(list) {
      let left = (between(0, 999_999) / 1_000_000) * list.reduce((sum, [, weight]) => sum + weight, 0);
      return (list.find(([, weight]) => (left -= weight) < 0) ?? list.at(-1)!)[0];
    },
  };
}
