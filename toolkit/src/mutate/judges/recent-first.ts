/** Remembers for each file who noticed its mutants, so that the next one is shown first to who is likely to notice. */
export class RecentFirst<Name> {
  readonly #recent = new Map<string, Name[]>();

  /** Those who noticed something of this file, the last one first, then the others in their order. */
  sort<Item>(file: string, items: readonly Item[], nameOf: (item: Item) => Name): Item[] {
    const recent = this.#recent.get(file) ?? [];
    const rank = (item: Item): number => {
      const index = recent.indexOf(nameOf(item));
      return index === -1 ? recent.length : index;
    };
    return items.toSorted((a, b) => rank(a) - rank(b));
  }

  noticed(file: string, name: Name): void {
    this.#recent.set(file, [name, ...(this.#recent.get(file) ?? []).filter((each) => each !== name)]);
  }
}
