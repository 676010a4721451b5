import type { ConsentValue } from '../../../sandbox/run-input.ts';

/** What the page panel holds, as it is typed. */
export interface PageSettings {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
  /** One `name=value` a line. */
  readonly cookies: string;
  /** A JSON list of what has been pushed. */
  readonly dataLayer: string;
  readonly consent: { readonly [type: string]: ConsentValue };
  readonly preview: boolean;
}
