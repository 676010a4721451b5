import type { Network } from '../../sandbox/page/network.ts';
import type { PageEvent } from './page-event.ts';

/**
 * How a firing stands. `pending`: the tag has not completed. `no consent`: GTM's consent settings of the tag ask
 * for consent that is not granted. `setup failed`: the tag that was to run before it failed. `paused`: it is part of a
 * sequence, and paused. `blocked`: by the page's lists of what may run. `not emulated`: its type is not known here.
 * `unclear`: whether it fires hangs on something that is not known here, which `unknown` names.
 */
export type FiringStatus =
  | 'success'
  | 'failure'
  | 'exception'
  | 'pending'
  | 'no consent'
  | 'setup failed'
  | 'paused'
  | 'blocked'
  | 'not emulated'
  | 'unclear';

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
  /** The variables behind its data, or behind its triggers, whose values cannot be known here. */
  readonly unknown: readonly string[];
  /** What the tag received, as it was then; empty when it did not run. */
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
