interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  /** Milliseconds since 1970; undefined for a session cookie. */
  readonly expires: number | undefined;
}

/** The cookies of an emulated page, by the rules of `document.cookie` (RFC 6265). */
export class CookieJar {
  #cookies: readonly Cookie[] = [];

  constructor(
    private readonly url: URL,
    private readonly now: () => number = Date.now,
  ) {}

  /** As `document.cookie` reads: `a=1; b=2`, longer paths first. */
  get text(): string {
    return this.#visible()
      .toSorted((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
      .join('; ');
  }

  /** Sets one cookie, as an assignment to `document.cookie` does; what a browser would refuse changes nothing. */
  set(text: string): void {
    const [pair = '', ...attributes] = text.split(';');
    const equals = pair.indexOf('=');
    const name = equals === -1 ? '' : pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    const given = new Map(attributes.map(readAttribute));
    const host = this.url.hostname;
    const domain = (given.get('domain') ?? '').replace(/^\./, '').toLowerCase();
    const secure = given.has('secure');
    if (!domainFits(domain, host) || (secure && this.url.protocol !== 'https:') || given.has('httponly'))
      return;
    const path = given.get('path')?.startsWith('/')
      ? (given.get('path') ?? '/')
      : defaultPath(this.url.pathname);
    // A leading dot marks a cookie that subdomains see as well; without it, it is the host's alone.
    const cookie = { name, value, domain: domain === '' ? host : `.${domain}`, path, secure };
    const expires = this.#expiry(given);
    this.#cookies = [
      ...this.#cookies.filter(
        (other) => other.name !== name || other.domain !== cookie.domain || other.path !== path,
      ),
      ...(expires === undefined || expires > this.now() ? [{ ...cookie, expires }] : []),
    ];
  }

  clear(): void {
    this.#cookies = [];
  }

  #visible(): readonly Cookie[] {
    return this.#cookies.filter(
      ({ path, expires }) =>
        pathFits(path, this.url.pathname) && (expires === undefined || expires > this.now()),
    );
  }

  /** `max-age` wins over `expires`. */
  #expiry(given: ReadonlyMap<string, string>): number | undefined {
    const age = given.get('max-age');
    if (age !== undefined && /^-?\d+$/.test(age)) return this.now() + Number(age) * 1000;
    const date = Date.parse(given.get('expires') ?? '');
    return Number.isNaN(date) ? undefined : date;
  }
}

function readAttribute(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim().toLowerCase(), value.join('=').trim()];
}

/** A page sets cookies for its own host and the domains above it, but not for a whole top-level domain. */
function domainFits(domain: string, host: string): boolean {
  return domain === '' || domain === host || (domain.includes('.') && host.endsWith(`.${domain}`));
}

function pathFits(path: string, requested: string): boolean {
  return requested === path || requested.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function defaultPath(pathname: string): string {
  return pathname.slice(0, Math.max(1, pathname.lastIndexOf('/')));
}
