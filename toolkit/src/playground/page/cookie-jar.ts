import { CookieJar as Jar } from 'tough-cookie';

const asScript = { http: false, ignoreError: true } as const;

/** What browsers have come to refuse since RFC 6265: neither name nor value, or a control character. */
const refused = /^\s*=?\s*(?:;|$)|\p{Cc}/u;
/** They refuse this too where the page is not secure. */
const secure = /;\s*secure\s*(?:;|$)/i;

/**
 * The cookies of an emulated page, by the rules of `document.cookie` (RFC 6265): none for a whole public suffix such
 * as `co.uk`.
 */
export class CookieJar {
  readonly #jar = new Jar(undefined, { looseMode: true });

  constructor(private readonly url: URL) {}

  /** As `document.cookie` reads: `a=1; b=2`, longer paths first. */
  get text(): string {
    return this.#jar.getCookieStringSync(this.url.href, asScript);
  }

  /** Sets one cookie, as an assignment to `document.cookie` does; what a browser would refuse changes nothing. */
  set(text: string): void {
    if (refused.test(text) || (this.url.protocol !== 'https:' && secure.test(text))) return;
    this.#jar.setCookieSync(text, this.url.href, asScript);
  }

  clear(): void {
    this.#jar.removeAllCookiesSync();
  }
}
