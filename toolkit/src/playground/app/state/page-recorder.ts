import type { Answer, AnswerKind } from '../../../recorder/answer.ts';
import { divertedTarget, longestTarget, meantBy } from '../../../recorder/diverted.ts';
import { RequestLog, type Received } from '../../../recorder/request-log.ts';

/** What an image makes of each answer. */
const outcomes: Readonly<Record<Exclude<AnswerKind, 'none'>, 'load' | 'error'>> = {
  image: 'load',
  json: 'error',
  empty: 'error',
  error: 'error',
};

/** The recorder without a server: it notes the images that are requested, and says what comes of them. */
export class PageRecorder {
  answer: Answer = { kind: 'image', delay: 0 };
  readonly #log = new RequestLog<Received>((received) => received);

  constructor(private readonly onHit: (hit: Received) => void) {}

  /** In the order of arrival. */
  hits(): readonly Received[] {
    return this.#log.page().hits;
  }

  /** @param respond Called when the answer's delay is over; never when there is no answer. */
  receive(url: string, respond: (outcome: 'load' | 'error') => void): void {
    const target = divertedTarget(url);
    const meant = target === undefined ? undefined : meantBy(target);
    // The server on loopback records no such request either, and answers it with an error.
    if (target === undefined || meant === undefined || target.length > longestTarget) return respond('error');
    const { kind, delay } = this.answer;
    this.onHit(this.#log.add(meant, kind));
    if (kind !== 'none') setTimeout(() => respond(outcomes[kind]), delay);
  }
}
