import { pixelHost } from '../../../../pixel-service/address.ts';

/** Where the playground's server answers for hosts that are never asked. */
export const standInPaths = {
  image: '/stand-in/image',
  script: '/stand-in/script.js',
  frame: '/stand-in/frame',
} as const;
export type StandIn = keyof typeof standInPaths;

/**
 * The loopback address that is requested in place of a template's URL: the embedded pixel service for
 * mParticle's pixel, with path and query character by character as they are; an empty answer for all else.
 */
export function standInFor(url: string, kind: StandIn, base: string): string {
  const prefix = new RegExp(`^https://${pixelHost.replaceAll('.', '\\.')}(?::443)?(?=/v1/)`, 'i');
  return kind === 'image' && prefix.test(url)
    ? url.replace(prefix, () => base)
    : `${base}${standInPaths[kind]}`;
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
