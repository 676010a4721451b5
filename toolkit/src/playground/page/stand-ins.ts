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

type ElementWithSource = { src: string };

/**
 * Makes images, scripts and frames of this window ask the loopback server: setting `src` requests the
 * stand-in, reading it gives what was set.
 */
export function divertRequests(window: Window & typeof globalThis, base: string): void {
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
        native?.set?.call(this, standInFor(String(url), kind, base));
      },
    });
  }
}
