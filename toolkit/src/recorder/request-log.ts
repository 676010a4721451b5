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
  /** The id of the newest hit ever; 0 when there was none. Ask for `since` this next time. */
  readonly last: number;
  /** How many hits of the log were pushed out by newer ones. */
  readonly dropped: number;
}

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

  constructor(private readonly read: (received: Received) => Hit) {}

  add(url: string, answer: GivenAnswer): Hit {
    const received = { id: ++this.#last, receivedAt: Date.now(), answer, url };
    this.#received.push(received);
    this.#characters += url.length;
    while (this.#received.length > logLimits.hits || this.#characters > logLimits.characters) {
      this.#characters -= this.#received.shift()?.url.length ?? 0;
      this.#dropped++;
    }
    return this.read(received);
  }

  /** The hits with an id above `since`. */
  page(since = 0): LogPage<Hit> {
    const hits = this.#received.filter(({ id }) => id > since).map(this.read);
    return { hits, last: this.#last, dropped: this.#dropped };
  }

  clear(): void {
    this.#received = [];
    this.#characters = 0;
    this.#dropped = 0;
  }
}
