import { divertedTarget } from '../../recorder/diverted.ts';

/** Where the playground's server answers for hosts that are never asked. */
export const standInPaths = {
  script: '/stand-in/script.js',
  frame: '/stand-in/frame',
} as const;
export type StandIn = 'image' | keyof typeof standInPaths;

/**
 * The loopback address that is requested in place of a template's URL: for an image the recorder, with host, path
 * and query as a browser would send them; for all else an empty answer. What is no address of the web is asked for
 * as it is, in vain: the page may load nothing else.
 */
export function standInFor(url: string, kind: StandIn, base: string): string {
  if (kind !== 'image') return `${base}${standInPaths[kind]}`;
  const target = divertedTarget(url);
  return target === undefined ? url : `${base}${target}`;
}

export interface ElementWithSource extends HTMLElement {
  src: string;
}

/** Makes images, scripts and frames of this window ask the loopback server. */
export function divertRequests(window: Window & typeof globalThis, base: string): void {
  interceptSources(window, (kind, url, { load }) => load(standInFor(url, kind, base)));
}

/** An element whose `src` has been set, and how to have the browser load something for it. */
export interface Requesting {
  readonly element: ElementWithSource;
  load(url: string): void;
}

/**
 * Hands over what images, scripts and frames of this window are to load: setting `src` loads nothing by itself,
 * reading it gives what was set.
 */
export function interceptSources(
  window: Window & typeof globalThis,
  request: (kind: StandIn, url: string, requesting: Requesting) => void,
): void {
  const asked = new WeakMap<object, string>();
  for (const [kind, prototype] of [
    ['image', window.HTMLImageElement.prototype],
    ['script', window.HTMLScriptElement.prototype],
    ['frame', window.HTMLIFrameElement.prototype],
  ] as const) {
    const native = Object.getOwnPropertyDescriptor(prototype, 'src');
    Object.defineProperty(prototype, 'src', {
      configurable: true,
      enumerable: true,
      get(this: ElementWithSource): unknown {
        return asked.get(this) ?? native?.get?.call(this);
      },
      set(this: ElementWithSource, url: unknown) {
        asked.set(this, String(url));
        request(kind, String(url), { element: this, load: (address) => native?.set?.call(this, address) });
      },
    });
  }
}
