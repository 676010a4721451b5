import { pixelHost } from '../address.ts';
import { decodeRequestedUrl, type DecodedPixel } from '../decode.ts';
import type { AnswerKind } from './answer.ts';

/** How a hit was answered; `not found` when its path is not that of the pixel, so that mParticle would not have heard of it. */
export type HitAnswer = AnswerKind | 'not found';

interface Received {
  /** Counts from 1 and on, whatever was deleted. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly answer: HitAnswer;
  /** As mParticle would have been asked: with its host in place of this server's. */
  readonly url: string;
}

/** One request to the pixel, decoded and validated. */
export type Hit = Received & Omit<DecodedPixel, 'url'>;

export interface HitPage {
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
 * The hits received, bounded. Only the URLs are kept and decoded when asked for: what a hostile URL decodes to may
 * be many times its size.
 */
export class HitLog {
  #received: Received[] = [];
  #characters = 0;
  #last = 0;
  #dropped = 0;

  /** @param target Path and query as requested. */
  add(target: string, answer: HitAnswer): Hit {
    const url = `https://${pixelHost}${target}`;
    const received = { id: ++this.#last, receivedAt: Date.now(), answer, url };
    this.#received.push(received);
    this.#characters += url.length;
    while (this.#received.length > logLimits.hits || this.#characters > logLimits.characters) {
      this.#characters -= this.#received.shift()?.url.length ?? 0;
      this.#dropped++;
    }
    return decode(received);
  }

  /** The hits with an id above `since`. */
  page(since = 0): HitPage {
    const hits = this.#received.filter(({ id }) => id > since).map(decode);
    return { hits, last: this.#last, dropped: this.#dropped };
  }

  clear(): void {
    this.#received = [];
    this.#characters = 0;
    this.#dropped = 0;
  }
}

function decode(received: Received): Hit {
  const { event, problems } = decodeRequestedUrl(received.url);
  return { ...received, event, problems };
}
