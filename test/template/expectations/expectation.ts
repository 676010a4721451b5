import type { PixelEvent } from '../../../pixel-service/decode/event.ts';
import type { RunInput } from 'gtm-template-toolkit/sandbox';

/** What the tag makes of some fields, on a page in preview mode. */
export interface Expectation extends Pick<RunInput, 'page' | 'container'> {
  readonly title: string;
  /** Beside the three fields that every tag has. */
  readonly data?: object;
  /** What is sent beside or instead of the minimal event; null when nothing is sent. */
  readonly event: Partial<PixelEvent> | null;
  /** What preview mode shows on the console. */
  readonly warnings?: readonly string[];
}

/** Half a surrogate pair, which no URL can carry. */
export const half = '\ud83d';

/** A table with the columns key and value. */
export function table(...pairs: readonly (readonly [key: unknown, value: unknown])[]): object[] {
  return pairs.map(([key, value]) => ({ key, value }));
}
