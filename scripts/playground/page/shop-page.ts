import type { ResettablePage } from '../../sandbox/testing/scenario-run.ts';
import { digestOf, type BrowserWindow } from '../../sandbox/page/page.ts';
import { CookieJar } from './cookie-jar.ts';
import { MemoryStorage } from './memory-storage.ts';

export interface PageAddress {
  readonly url: string;
  readonly referrer: string;
}

/**
 * The page of the sandboxed frame, as a template sees it: the frame's real window and document, but at the
 * shop's own address, with cookies and storage of its own (the frame has neither), and on top of all windows.
 */
export function shopPage(window: BrowserWindow, address: PageAddress): ResettablePage {
  const url = new URL(address.url);
  const cookies = new CookieJar(url);
  const localStorage = new MemoryStorage();
  const sessionStorage = new MemoryStorage();
  Object.defineProperty(window.document, 'cookie', {
    configurable: true,
    get: () => cookies.text,
    set: (text: unknown) => cookies.set(String(text)),
  });
  const builtIns = new Set(Reflect.ownKeys(window));
  const seen: BrowserWindow = new Proxy(window, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(own, name)) return Reflect.get(own, name);
      const value: unknown = Reflect.get(target, name);
      // The browser's own functions work on the real window alone.
      return isMethod(value) && builtIns.has(name) ? value.bind(target) : value;
    },
    // The page stays where it is, and what is only seen cannot be replaced.
    set: (target, name, value) =>
      (typeof name === 'string' && Object.hasOwn(own, name)) || Reflect.set(target, name, value),
  });
  const own: Record<string, unknown> = {
    ...{ location: locationAt(url), localStorage, sessionStorage },
    ...{ window: seen, self: seen, frames: seen, globalThis: seen, top: seen, parent: seen },
    ...{ opener: null, frameElement: null },
  };
  return {
    window: seen,
    referrer: address.referrer,
    digest: digestOf(window.crypto),
    isInternal: () => false,
    noteUse: () => undefined,
    reset() {
      for (const name of Reflect.ownKeys(window)) {
        if (!builtIns.has(name)) Reflect.deleteProperty(window, name);
      }
      cookies.clear();
      localStorage.clear();
      sessionStorage.clear();
    },
  };
}

/** A function that is no class: those of the window have no prototype. */
function isMethod(value: unknown): value is (this: unknown, ...args: unknown[]) => unknown {
  return typeof value === 'function' && !('prototype' in value);
}

/** Read-only: the page does not go anywhere. */
function locationAt(url: URL): object {
  const { href, origin, protocol, host, hostname, port, pathname, search, hash } = url;
  const stay = (): void => undefined;
  return Object.freeze({
    ...{ href, origin, protocol, host, hostname, port, pathname, search, hash },
    ...{ assign: stay, replace: stay, reload: stay, toString: () => href },
  });
}
