import type { AnswerKind } from './answer.ts';

/** How a request was answered; `not found` when nothing is at its address. */
export type GivenAnswer = AnswerKind | 'not found';

/** A request that was received, as plain data. */
export interface Received {
  /** Counts from 1 and on, whatever was deleted. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly answer: GivenAnswer;
  /** The address that was meant, with its own host in place of this machine's. */
  readonly url: string;
}

export interface LogPage<Hit> {
  /** In the order of arrival. */
  readonly hits: readonly Hit[];
  /** The id of the newest hit ever, or of the last of this page when there are more; 0 when there was none. Ask for `since` this next time. */
  readonly last: number;
  /** How many hits come after this page. */
  readonly more?: number;
  /** How many hits of the log were pushed out by newer ones. */
  readonly dropped: number;
}

/** How much a page of the log holds. */
export interface PageSize {
  readonly hits: number;
  readonly characters: number;
}

/** What is read at once for somebody who asks: meanwhile nobody else is answered. */
export const pageSize: PageSize = { hits: 200, characters: 200_000 };

/** Hits that the log keeps, and the characters of all their URLs: the oldest go first. */
export const logLimits = { hits: 1_000, characters: 2_000_000 } as const;

/**
 * The requests received, bounded. What is kept is read when it is asked for: a hostile URL may decode to many times
 * its size.
 */
export class RequestLog<Hit> {
  #received: Received[] = [];
  #characters = 0;
  #last = 0;
  #dropped = 0;
  #changes = 0;

  constructor(private readonly read: (received: Received) => Hit) {}

  /** How often what there is to read has changed. */
  get changes(): number {
    return this.#changes;
  }

  add(url: string, answer: GivenAnswer): Hit {
    this.#changes++;
    const received = { id: ++this.#last, receivedAt: Date.now(), answer, url };
    this.#received.push(received);
    this.#characters += url.length;
    while (this.#received.length > logLimits.hits || this.#characters > logLimits.characters) {
      this.#characters -= this.#received.shift()?.url.length ?? 0;
      this.#dropped++;
    }
    return this.read(received);
  }

  /** The hits with an id above `since`: so many of them, and so many characters of their URLs, but one at least. */
  page(since = 0, most: PageSize = { hits: Infinity, characters: Infinity }): LogPage<Hit> {
    const later = this.#received.filter(({ id }) => id > since);
    let characters = 0;
    const taken = later.filter(
      ({ url }, index) => index < most.hits && ((characters += url.length) <= most.characters || index === 0),
    );
    const more = later.length - taken.length;
    const hits = taken.map(this.read);
    if (more === 0) return { hits, last: this.#last, dropped: this.#dropped };
    return { hits, last: taken.at(-1)?.id ?? since, dropped: this.#dropped, more };
  }

  clear(): void {
    this.#changes++;
    this.#received = [];
    this.#characters = 0;
    this.#dropped = 0;
  }
}
