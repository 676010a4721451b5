import type { Pairs } from './pairs.ts';

/** What happened, whatever the way in which it is sent. Its texts can all be encoded. */
export interface PixelEvent {
  readonly apiKey: string;
  /** The type of a custom event; '' for a page view. */
  readonly type: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Whether it is development data. */
  readonly debug: boolean;
  /** Single values by the parameter of the Pixel Service that takes them; '' is none. */
  readonly details: Pairs;
  /** Pairs by the beginning of the parameters that take their keys and values. */
  readonly lists: { readonly [name: string]: Pairs };
}
