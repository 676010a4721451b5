/** Hands out the names that GTM's compiler gives to locals: a … z, aA … aZ, bA … */
export class ShortNames {
  #count = 0;

  next(): string {
    const index = this.#count++;
    if (index < 26) return letter(index, 'a');
    const pair = index - 26;
    // Beyond the 676 pairs no container has been seen; a number keeps the names apart.
    const round = pair < 26 * 26 ? '' : String(index + 1);
    return letter(Math.floor(pair / 26) % 26, 'a') + letter(pair % 26, 'A') + round;
  }
}

function letter(index: number, first: 'a' | 'A'): string {
  return String.fromCharCode(first.charCodeAt(0) + index);
}

/** The locals of a function or block. No two locals of a template share a short name. */
export class Scope {
  readonly #names = new Map<string, string>();

  private constructor(
    private readonly source: ShortNames,
    private readonly outer: Scope | undefined,
  ) {}

  static outermost(): Scope {
    return new Scope(new ShortNames(), undefined);
  }

  inner(): Scope {
    return new Scope(this.source, this);
  }

  /** Declares a local, which may be declared already, and returns its short name. */
  declare(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const short = this.source.next();
    this.#names.set(name, short);
    return short;
  }

  /** The short name of a local; undefined when nothing around declares it. */
  find(name: string): string | undefined {
    return this.#names.get(name) ?? this.outer?.find(name);
  }

  /** As `find`; `require`, `arguments` and what nobody declares keep their names. */
  shortNameOf(name: string): string {
    return this.find(name) ?? name;
  }
}
