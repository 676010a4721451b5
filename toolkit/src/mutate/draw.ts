import { shortHash, type Mutant } from './mutant.ts';

/**
 * `count` of the mutants, drawn by lot and in their own order. A mutant's lot hangs on the seed and itself alone: while
 * the sources and the tests change, a sample stays the same but for mutants that come and go.
 */
export function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const lots = new Map(mutants.map(({ id }) => [id, shortHash(String(seed), id)]));
  const drawn = new Set(
    [...lots]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .slice(0, count)
      .map(([id]) => id),
  );
  return mutants.filter(({ id }) => drawn.has(id));
}
