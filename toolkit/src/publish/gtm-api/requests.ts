import { CannotRun } from '../../messages/cannot-run.ts';
import type { ApiError } from './api-error.ts';
import { toApiError } from './api-error.ts';
import type { Clock } from './clock.ts';
import { TokenBucket } from './token-bucket.ts';

/** Google's limit for a project: https://developers.google.com/tag-platform/tag-manager/api/v2/limits-quotas */
export const quota = { capacity: 1, perSecond: 0.25 } as const;

/** Milliseconds before each further attempt. A used-up quota is whole again after 100 seconds. */
const delays = { fault: [2_000, 4_000, 8_000], quota: [15_000, 30_000, 60_000] } as const;

const longestDelay = 120_000;

export interface RequestOptions {
  /** What the request does, for the progress: `Lists the templates`. */
  readonly what: string;
  /** Whether a request may be made again when it is unknown if it has been carried out. */
  readonly repeatable: boolean;
  readonly signal?: AbortSignal;
}

export type Send = <Answer>(request: () => Promise<Answer>, options: RequestOptions) => Promise<Answer>;

/**
 * Makes requests within the quota, one after the other, and again where that may help. What still fails is thrown as
 * an ApiError; what was stopped by its signal, as CannotRun.
 */
export function createSender(clock: Clock, say: (text: string) => void): Send {
  const bucket = new TokenBucket(quota, clock);
  return async (request, { what, repeatable, signal }) => {
    say(`${what} …`);
    for (let attempt = 0; ; attempt++) {
      try {
        await bucket.take(signal);
        signal?.throwIfAborted();
        return await request();
      } catch (error) {
        if (signal?.aborted === true) throw new CannotRun('Stopped.');
        const failure = toApiError(error);
        const delay = delayBefore(failure, attempt, repeatable);
        if (delay === undefined) throw failure;
        say(`  ${failure.said} Waiting ${Math.round(delay / 1000)} s …`);
        await clock.sleep(delay, signal).catch((reason: unknown) => {
          throw signal?.aborted === true ? new CannotRun('Stopped.') : reason;
        });
      }
    }
  };
}

/** Undefined when another attempt would not help or do harm. */
function delayBefore(error: ApiError, attempt: number, repeatable: boolean): number | undefined {
  const isDaily = /daily|per day/i.test(`${error.reason} ${error.message}`);
  // Without credentials nothing has been sent, and nothing will be.
  const isLocal = error.status === undefined && /credentials/i.test(error.message);
  const mayHelp = error.isQuota
    ? !isDaily
    : error.isAmbiguous && repeatable && !isLocal && !error.isNoAnswerOfTheApi;
  const delay = delays[error.isQuota ? 'quota' : 'fault'][attempt];
  if (!mayHelp || delay === undefined) return undefined;
  return Math.min(longestDelay, Math.max(delay, (error.retryAfter ?? 0) * 1000));
}
