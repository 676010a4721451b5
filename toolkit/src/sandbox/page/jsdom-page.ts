import { webcrypto } from 'node:crypto';
import { Script } from 'node:vm';
import { JSDOM, VirtualConsole } from 'jsdom';
import { digestOf, type BrowserWindow, type Digest, type Page, type PageScript } from './page.ts';

export interface PageAddress {
  readonly url: string;
  readonly referrer: string;
}

export const exampleAddress: PageAddress = { url: 'https://www.example.com/', referrer: '' };

const emptyDocument = '<!doctype html><html><head></head><body></body></html>';

const digest = digestOf(webcrypto as Crypto); // Node's declaration lacks only what a page never calls.

export interface JsdomPageOptions {
  /**
   * Whether page code runs. jsdom is no wall: such code reaches everything that this process can, so it must be as
   * trustworthy as any program that one starts.
   */
  readonly trust?: boolean;
}

/** Globals that jsdom looks up on the window where a browser has its own: no page can replace them here. */
const foundations = ['String', 'Number', 'TypeError', 'RangeError', 'DOMException'];

/** How long a script of the page may take, in milliseconds. */
const longestScript = 1000;

/** The global in which a script finds the values of its names, and which it takes away before anything else. */
const namesGlobal = 'gtmTemplateToolkitNames';

/** A page in Node. jsdom requests nothing and runs no script but, if they are trusted, those handed to `runScript`. */
export class JsdomPage implements Page {
  referrer = '';
  readonly runScript: Page['runScript'];
  #dom: JSDOM;
  #builtIns: Set<string>;
  /** The window's own `close`, which a page may replace. */
  #close: () => void;
  #spoilt = false;
  readonly #trust: boolean;

  constructor(address: PageAddress = exampleAddress, { trust = false }: JsdomPageOptions = {}) {
    this.#trust = trust;
    this.#dom = this.#createDom(exampleAddress.url);
    this.#builtIns = new Set(Object.getOwnPropertyNames(this.#dom.window));
    this.#close = this.#dom.window.close;
    this.runScript = trust ? (script) => this.#runScript(script) : undefined;
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
    const [root = ''] = path.split('.', 1);
    // `addEventListener`, say, is what the window inherits.
    if (this.#builtIns.has(root) || root in Object.getPrototypeOf(this.window)) this.#spoilt = true;
  }

  /**
   * Makes the page as good as new: no globals, cookies, storage or elements of earlier runs. It keeps
   * jsdom's window, which takes some 10 ms to make, unless a template has used a built-in function.
   */
  reset(address: PageAddress = exampleAddress): void {
    this.referrer = address.referrer;
    if (this.#spoilt) {
      this.close();
      this.#dom = this.#createDom(address.url);
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

  /** Ends the timers that page code may have started, unless it has ruined the page too badly for that. */
  close(): void {
    try {
      Reflect.apply(this.#close, this.#dom.window, []);
    } catch {
      // Nothing is done with the page any more.
    }
  }

  #createDom(url: string): JSDOM {
    const dom = new JSDOM(emptyDocument, {
      url,
      virtualConsole: new VirtualConsole(),
      ...(this.#trust ? { runScripts: 'outside-only' } : {}),
    });
    for (const name of foundations) {
      Object.defineProperty(dom.window, name, { writable: false, configurable: false });
    }
    return dom;
  }

  #runScript({ code, names }: PageScript): unknown {
    this.#spoilt = true;
    const { window } = this.#dom;
    Reflect.set(window, namesGlobal, Object.values(names));
    try {
      const take = `(() => { const taken = window.${namesGlobal}; delete window.${namesGlobal}; return taken; })()`;
      const whole = `(function (${Object.keys(names).join(', ')}) { return ${code}; }).apply(window, ${take})`;
      return new Script(whole).runInContext(this.#dom.getInternalVMContext(), { timeout: longestScript });
    } finally {
      Reflect.deleteProperty(window, namesGlobal);
    }
  }
}
