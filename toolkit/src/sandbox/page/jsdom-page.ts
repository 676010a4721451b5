import { webcrypto } from 'node:crypto';
import { JSDOM, VirtualConsole } from 'jsdom';
import { digestOf, type BrowserWindow, type Digest, type Page } from './page.ts';

export interface PageAddress {
  readonly url: string;
  readonly referrer: string;
}

export const exampleAddress: PageAddress = { url: 'https://www.example.com/', referrer: '' };

const emptyDocument = '<!doctype html><html><head></head><body></body></html>';

const digest = digestOf(webcrypto as Crypto); // Node's declaration lacks only what a page never calls.

/** A page in Node. jsdom requests nothing and runs no script. */
export class JsdomPage implements Page {
  referrer = '';
  #dom = createDom(exampleAddress.url);
  #builtIns = new Set(Object.getOwnPropertyNames(this.#dom.window));
  /** The window's own `close`, which a page may replace. */
  #close = this.#dom.window.close;
  #spoilt = false;

  constructor(address: PageAddress = exampleAddress) {
    this.reset(address);
  }

  get window(): BrowserWindow {
    return this.#dom.window as unknown as BrowserWindow; // jsdom's own declaration of its window is not assignable to it.
  }

  /** Browsers offer digests on secure pages only. */
  get digest(): Digest | undefined {
    return this.window.location.protocol === 'https:' ? digest : undefined;
  }

  isInternal(globalName: string): boolean {
    return globalName.startsWith('_') && this.#builtIns.has(globalName);
  }

  noteUse(path: string): void {
    if (this.#builtIns.has(path.split('.', 1)[0] ?? '')) this.#spoilt = true;
  }

  /**
   * Makes the page as good as new: no globals, cookies, storage or elements of earlier runs. It keeps
   * jsdom's window, which takes some 10 ms to make, unless a template has used a built-in function.
   */
  reset(address: PageAddress = exampleAddress): void {
    this.referrer = address.referrer;
    if (this.#spoilt) {
      this.close();
      this.#dom = createDom(address.url);
      this.#builtIns = new Set(Object.getOwnPropertyNames(this.#dom.window));
      this.#close = this.#dom.window.close;
      this.#spoilt = false;
      return;
    }
    const { window } = this.#dom;
    for (const name of Object.getOwnPropertyNames(window)) {
      if (!this.#builtIns.has(name)) Reflect.deleteProperty(window, name);
    }
    this.#dom.cookieJar.removeAllCookiesSync();
    window.localStorage.clear();
    window.document.head.replaceChildren();
    window.document.body.replaceChildren();
    if (window.location.href !== address.url) this.#dom.reconfigure({ url: address.url });
  }

  /** Ends the timers that page code may have started. */
  close(): void {
    Reflect.apply(this.#close, this.#dom.window, []);
  }
}

function createDom(url: string): JSDOM {
  return new JSDOM(emptyDocument, { url, virtualConsole: new VirtualConsole() });
}
