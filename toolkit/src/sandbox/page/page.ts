export type BrowserWindow = Window & typeof globalThis;

/** The page on which a template runs: a browser's own or one of jsdom. */
export interface Page {
  readonly window: BrowserWindow;
  /** `document.referrer`, which an emulated page cannot change once it stands. */
  readonly referrer: string;
  /** SHA-256, for the API `sha256`; undefined on insecure pages. */
  readonly digest: Digest | undefined;
  /** Whether a global is the emulation's own, which no browser has. */
  isInternal(globalName: string): boolean;
  /**
   * Told each path by which a template calls or writes: what it does by the window's built-in
   * functions cannot be taken back one by one.
   */
  noteUse(path: string): void;
  /**
   * Runs page code and yields its value. Undefined where none runs: no emulated page is a wall against it.
   * @throws what the code throws, and when it takes too long where that can be told
   */
  readonly runScript?: ((script: PageScript) => unknown) | undefined;
}

/** JavaScript of the page's own, which may do what any script of a page may. */
export interface PageScript {
  /** An expression. */
  readonly code: string;
  /** Values of names that the code uses. */
  readonly names: Readonly<Record<string, unknown>>;
}

export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** The page of a real browser, or of a frame in it. */
export function browserPage(window: BrowserWindow): Page {
  return {
    window,
    get referrer() {
      return window.document.referrer;
    },
    digest: digestOf(window.crypto),
    isInternal: () => false,
    noteUse: () => undefined,
  };
}

/** Undefined where `subtle` is, outside secure contexts. */
export function digestOf(crypto: { readonly subtle?: SubtleCrypto } | undefined): Digest | undefined {
  const subtle = crypto?.subtle;
  return subtle && ((bytes) => subtle.digest('SHA-256', bytes));
}
