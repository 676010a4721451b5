import { bytesToBase64 } from '../apis/encoding.ts';

/** A cookie that the response sets. */
export interface ResponseCookie {
  readonly name: string;
  /** As it stands in the header, encoded unless the template asked not to. */
  readonly value: string;
  /** The whole `set-cookie` header. */
  readonly header: string;
}

/** What the browser gets, or would get. */
export interface ResponseRecord {
  /** Whether a client has returned it. Until then nothing is sent. */
  readonly returned: boolean;
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly ResponseCookie[];
  readonly body: string;
  /** `base64` when the body is no UTF-8 text. */
  readonly bodyEncoding: 'utf8' | 'base64';
  /** What the browser is told to request as a pixel, by gtag's own protocol. */
  readonly pixels: readonly string[];
}

/** The response under way. What is set after it has been returned goes nowhere. */
export class OutgoingResponse {
  status = 200;
  body: Uint8Array = new Uint8Array();
  returned = false;
  readonly headers = new Map<string, string>();
  readonly pixels: string[] = [];
  readonly #cookies = new Map<string, ResponseCookie>();
  #touched = false;

  /** Runs a change, unless the response is on its way. */
  change(make: () => void): void {
    if (this.returned) return;
    this.#touched = true;
    make();
  }

  setCookie(key: string, cookie: ResponseCookie): void {
    this.change(() => this.#cookies.set(key, cookie));
  }

  return(): void {
    this.returned = true;
  }

  /** Null when no template has touched it. */
  record(): ResponseRecord | null {
    if (!this.#touched && !this.returned) return null;
    return {
      returned: this.returned,
      status: this.status,
      headers: Object.fromEntries(this.headers),
      cookies: [...this.#cookies.values()],
      ...textOf(this.body),
      pixels: [...this.pixels],
    };
  }
}

function textOf(bytes: Uint8Array): Pick<ResponseRecord, 'body' | 'bodyEncoding'> {
  try {
    const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { body, bodyEncoding: 'utf8' };
  } catch {
    return { body: bytesToBase64(bytes), bodyEncoding: 'base64' };
  }
}
