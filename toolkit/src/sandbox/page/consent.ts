/** `granted`, `denied` or any other text, which counts as denied. */
export type ConsentSettings = { readonly [type: string]: unknown };

export type ConsentListener = (type: string, granted: boolean) => void;

interface Entry {
  default?: boolean;
  /** How closely the default's region fits the visitor: 0 for all regions, 1 for a country, 2 for a part of it. */
  defaultFit?: number;
  update?: boolean;
}

/** Keys of a default's settings that name no consent type. */
const notTypes: readonly string[] = ['region', 'wait_for_update'];

export function consentTypesIn(settings: ConsentSettings): string[] {
  return Object.keys(settings).filter((key) => !notTypes.includes(key));
}

/** The consent state of a page: defaults by region, updates, and who listens. A type nobody set is granted. */
export class ConsentState {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners: { readonly type: string; readonly listener: ConsentListener; last: boolean }[] = [];

  constructor(
    /** The visitor's region as ISO 3166-2, `DE` or `US-CA`; '' when unknown. */
    private readonly region: string = '',
  ) {}

  /** How many there are to be told of a change. */
  get listeners(): number {
    return this.#listeners.length;
  }

  /** The types that a default or an update has named, in that order. */
  get states(): { readonly [type: string]: 'granted' | 'denied' } {
    return Object.fromEntries(
      [...this.#entries.keys()].map((type) => [type, this.isGranted(type) ? 'granted' : 'denied'] as const),
    );
  }

  isGranted(type: string): boolean {
    const entry = this.#entries.get(type);
    return entry?.update ?? entry?.default ?? true;
  }

  /** A default holds until an update; the default for the closest region wins. */
  setDefault(settings: ConsentSettings): void {
    const fit = this.#fit(settings['region']);
    if (fit === undefined) return;
    for (const [type, granted] of statesIn(settings)) {
      const entry = this.#entry(type);
      if (fit < (entry.defaultFit ?? 0)) continue;
      entry.default = granted;
      entry.defaultFit = fit;
    }
    this.#report();
  }

  update(settings: ConsentSettings): void {
    for (const [type, granted] of statesIn(settings)) this.#entry(type).update = granted;
    this.#report();
  }

  /** The listener hears of each change from the state seen last, first of all that of now. */
  listen(type: string, listener: ConsentListener): void {
    this.#listeners.push({ type, listener, last: this.isGranted(type) });
  }

  #entry(type: string): Entry {
    const entry = this.#entries.get(type) ?? {};
    this.#entries.set(type, entry);
    return entry;
  }

  #fit(regions: unknown): number | undefined {
    if (regions === undefined) return 0;
    const list: readonly unknown[] = Array.isArray(regions) ? regions : [regions];
    if (this.region !== '' && list.includes(this.region)) return this.region.includes('-') ? 2 : 1;
    return list.includes(this.region.split('-')[0]) && this.region !== '' ? 1 : undefined;
  }

  #report(): void {
    for (const listening of [...this.#listeners]) {
      const granted = this.isGranted(listening.type);
      if (granted === listening.last) continue;
      listening.last = granted;
      listening.listener(listening.type, granted);
    }
  }
}

/** Anything but `granted` is denied; undefined changes nothing. */
function statesIn(settings: ConsentSettings): (readonly [string, boolean])[] {
  return consentTypesIn(settings)
    .filter((type) => settings[type] !== undefined)
    .map((type) => [type, settings[type] === 'granted'] as const);
}
