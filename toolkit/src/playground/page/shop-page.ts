import type { ResettablePage } from '../../sandbox/testing/test-page.ts';
import { digestOf, type BrowserWindow, type PageScript } from '../../sandbox/page/page.ts';
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
export function shopPage(
  window: BrowserWindow,
  address: PageAddress,
  { runsPageCode = false }: { readonly runsPageCode?: boolean } = {},
): ResettablePage {
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
    ...{ location: locationAt(url), history: historyAt(url), localStorage, sessionStorage },
    ...{ window: seen, self: seen, frames: seen, globalThis: seen, top: seen, parent: seen },
    ...{ opener: null, frameElement: null },
  };
  const document = documentAt(window.document, url, address.referrer, seen);
  const runScript = ({ code, names }: PageScript): unknown => {
    // The frame's own address and storage are hidden behind those of the shop.
    const { location, history } = own;
    const scope = { window: seen, self: seen, top: seen, parent: seen, globalThis: seen, document };
    const all = { ...scope, location, history, localStorage, sessionStorage, ...names };
    const run: unknown = new window.Function(...Object.keys(all), `return ${code};`);
    return typeof run === 'function' ? Reflect.apply(run, seen, Object.values(all)) : undefined;
  };
  return {
    window: seen,
    ...(runsPageCode ? { runScript } : {}),
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

/** The frame's document as it would be at the shop's address, for page code. */
function documentAt(document: Document, url: URL, referrer: string, window: BrowserWindow): Document {
  return new Proxy(document, {
    get(target, name) {
      switch (name) {
        case 'location':
          return window.location;
        case 'URL':
        case 'documentURI':
        case 'baseURI':
          return url.href;
        case 'domain':
          return url.hostname;
        case 'referrer':
          return referrer;
        case 'defaultView':
          return window;
      }
      const value: unknown = Reflect.get(target, name);
      return isMethod(value) ? value.bind(target) : value;
    },
    set: (target, name, value) => name === 'location' || Reflect.set(target, name, value),
  });
}

/** A function that is no class: those of the window have no prototype. */
function isMethod(value: unknown): value is (this: unknown, ...args: unknown[]) => unknown {
  return typeof value === 'function' && !('prototype' in value);
}

const addressParts = [
  'href',
  'origin',
  'protocol',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const satisfies readonly (keyof URL)[];

/** Read-only: the page goes nowhere but by its history. */
function locationAt(url: URL): object {
  const stay = (): void => undefined;
  const location = { assign: stay, replace: stay, reload: stay, toString: () => url.href };
  for (const part of addressParts) {
    Object.defineProperty(location, part, { enumerable: true, get: () => url[part] });
  }
  return Object.freeze(location);
}

/** Changes the address in place, as single-page apps do. There is no way back. */
function historyAt(url: URL): object {
  const stay = (): void => undefined;
  let entry: unknown = null;
  let length = 1;
  const change = (state: unknown, to: unknown): void => {
    const next = new URL(to === undefined || to === null ? url.href : String(to), url);
    if (next.origin !== url.origin) {
      throw new DOMException(`${next.href} is of another origin than the page.`, 'SecurityError');
    }
    entry = structuredClone(state);
    url.href = next.href;
  };
  return Object.freeze({
    scrollRestoration: 'auto',
    back: stay,
    forward: stay,
    go: stay,
    get length() {
      return length;
    },
    get state() {
      return entry;
    },
    pushState(state: unknown, _title: unknown, to?: unknown) {
      change(state, to);
      length += 1;
    },
    replaceState: (state: unknown, _title: unknown, to?: unknown) => change(state, to),
  });
}
