/** `count` of the items, drawn by lot and in their own order. The same seed draws the same. */
export function draw<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const next = generator(seed);
  const ranked = items.map((item, index) => ({ item, index, lot: next() })).sort((a, b) => a.lot - b.lot);
  return ranked
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}

/** Mulberry32: numbers from 0 to 1 that are even enough for lots. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
