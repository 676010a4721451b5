/** What arrived, as plain values. */
export interface RequestInput {
  readonly method?: string;
  /** Without the query: `/collect`. */
  readonly path?: string;
  /** `a=1&b=2`, or names with their values. */
  readonly query?: string | { readonly [name: string]: string | readonly string[] };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** Where it came from; an address of those kept for documentation when not given. */
  readonly ip?: string;
}

/** The HTTP request that a server container is answering. */
export class IncomingRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly queryString: string;
  readonly body: string | undefined;
  readonly ip: string;
  readonly #headers: ReadonlyMap<string, string>;

  constructor({ method = 'GET', path = '/', query = '', headers = {}, body, ip }: RequestInput = {}) {
    this.method = method.toUpperCase();
    this.path = path.startsWith('/') ? path : `/${path}`;
    this.queryString = typeof query === 'string' ? query.replace(/^\?/, '') : encodeQuery(query);
    this.body = body;
    this.#headers = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    this.ip = ip ?? this.#forwardedFor() ?? '203.0.113.7';
  }

  /** Whatever the case of its name. */
  header(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  get query(): URLSearchParams {
    return new URLSearchParams(this.queryString);
  }

  /** The host that the browser asked, without a port. */
  get host(): string {
    const forwarded =
      this.header('x-forwarded-host') ?? /host="?([^;,"]+)/i.exec(this.header('forwarded') ?? '')?.[1];
    return (forwarded ?? this.header('host') ?? 'www.example.com').replace(/:\d+$/, '').trim();
  }

  #forwardedFor(): string | undefined {
    const first =
      /for="?\[?([^\];,"]+)/i.exec(this.header('forwarded') ?? '')?.[1] ??
      this.header('x-forwarded-for')?.split(',')[0];
    return first?.trim();
  }
}

function encodeQuery(query: { readonly [name: string]: string | readonly string[] }): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map(
        (one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`,
      ),
    )
    .join('&');
}
