import type { Clock } from './clock.ts';

/** A bucket that holds `capacity` tokens and gains `perSecond` of them; each request takes one, or waits for it. */
export class TokenBucket {
  readonly #capacity: number;
  readonly #perMillisecond: number;
  readonly #clock: Clock;
  /** Below zero by what has been promised to those who wait. */
  #tokens: number;
  #filledAt: number;

  constructor(
    { capacity, perSecond }: { readonly capacity: number; readonly perSecond: number },
    clock: Clock,
  ) {
    this.#capacity = capacity;
    this.#perMillisecond = perSecond / 1000;
    this.#clock = clock;
    this.#tokens = capacity;
    this.#filledAt = clock.now();
  }

  /** Takes a token; the wait, if there is one, is in the order of the calls. */
  async take(signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now();
    this.#tokens = Math.min(this.#capacity, this.#tokens + (now - this.#filledAt) * this.#perMillisecond);
    this.#filledAt = now;
    this.#tokens -= 1;
    if (this.#tokens < 0) await this.#clock.sleep(Math.ceil(-this.#tokens / this.#perMillisecond), signal);
  }
}
