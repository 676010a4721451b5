import type { Network } from '../../sandbox/page/network.ts';
import type { PageEvent } from './page-event.ts';

/**
 * How a firing stands. `pending`: the tag has not completed. `no consent`: GTM's consent settings of the tag ask
 * for consent that is not granted. `setup failed`: the tag that was to run before it failed. `not emulated`: its
 * type is not known here.
 */
export type FiringStatus =
  'success' | 'failure' | 'exception' | 'pending' | 'no consent' | 'setup failed' | 'not emulated';

/** A tag that a trigger, or another tag's sequence, set off. It goes on while it is pending. */
export interface Firing {
  readonly tag: string;
  readonly tagId: string;
  readonly event: PageEvent;
  /** The names of the triggers that fired it, or `before “…”` and `after “…”` in a sequence. */
  readonly because: readonly string[];
  readonly status: FiringStatus;
  /** What the code threw, if it did. */
  readonly error: string | null;
  /** What the tag received; empty when it did not run. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The arguments of each `logToConsole`. */
  readonly console: readonly (readonly unknown[])[];
}

/** A request that a template made. */
export interface SentRequest {
  readonly kind: 'pixel' | 'script' | 'iframe';
  readonly url: string;
  readonly firing: Firing;
}

/** The network of one firing: as the page's, and each request is told. */
export function observed(network: Network, tell: (kind: SentRequest['kind'], url: string) => void): Network {
  return {
    log: network.log,
    sendPixel(url, answered) {
      tell('pixel', url);
      network.sendPixel(url, answered);
    },
    loadScript(url, answered) {
      tell('script', url);
      network.loadScript(url, answered);
    },
    loadIframe(url, answered) {
      tell('iframe', url);
      network.loadIframe(url, answered);
    },
  };
}
