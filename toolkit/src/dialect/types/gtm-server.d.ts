/**
 * GTM's APIs of server templates besides those of `gtm-shared.d.ts`, as sandboxed JavaScript obtains them with
 * `require`. `import { sendHttpRequest } from 'gtm'` becomes `const sendHttpRequest = require('sendHttpRequest');`.
 *
 * A call checks its permission before it acts, and throws a `PermissionError` where it has none. What a promise's
 * handler throws rejects the promise. Values that cross the border of the sandbox are deep copies.
 *
 * No server runtime is published to measure. Each entry says how certain it is: *documented* by Google, *seen* in
 * public templates or decided by their tests, *reported* by third parties, or *inferred*.
 */
declare module 'gtm' {
  /**
   * A promise, as JavaScript's with three members only. It is rejected when it is not settled within five
   * seconds. What an exception in a handler rejects with is a value that only becomes text.
   *
   * Certainty: documented; what the rejection after five seconds holds is inferred.
   */
  export interface SandboxPromise<T> {
    then<Fulfilled = T, Rejected = never>(
      onFulfilled?: ((value: T) => Fulfilled | SandboxPromise<Fulfilled>) | undefined,
      onRejected?: ((reason: unknown) => Rejected | SandboxPromise<Rejected>) | undefined,
    ): SandboxPromise<Fulfilled | Rejected>;
    catch<Rejected = never>(
      onRejected: (reason: unknown) => Rejected | SandboxPromise<Rejected>,
    ): SandboxPromise<T | Rejected>;
    /** `act` is given nothing, and what it returns is only waited for. */
    finally(act: () => unknown): SandboxPromise<T>;
  }

  /** What promises are made with. There is no `resolve`, `reject` or `race`. Certainty: documented. */
  export const Promise: {
    /** Rejected with the first rejection. What is no promise counts as fulfilled. Permission: none. */
    readonly all: <T>(values: readonly (T | SandboxPromise<T>)[]) => SandboxPromise<T[]>;
    /** `executor` is called at once. Permission: none. */
    readonly create: <T = undefined>(
      executor: (resolve: (value: T | SandboxPromise<T>) => void, reject: (reason?: unknown) => void) => void,
    ) => SandboxPromise<T>;
  };

  // The event

  /** An item of an e-commerce event, with any further properties. */
  export interface EventItem {
    readonly item_id?: string;
    readonly item_name?: string;
    readonly item_brand?: string;
    readonly item_category?: string;
    readonly item_variant?: string;
    readonly price?: number;
    readonly quantity?: number;
    readonly [key: string]: unknown;
  }

  /**
   * The common event data. Clients fill it as far as they can, so that nothing is certain to be there; every other
   * parameter of an event stands beside these. Keys that begin with `x-` are Google's own and may change. Templates get
   * copies, which are theirs to change.
   */
  export interface EventData {
    event_name?: string;
    client_id?: string;
    user_id?: string;
    /** The whole address of the page. */
    page_location?: string;
    page_hostname?: string;
    page_path?: string;
    page_referrer?: string;
    page_title?: string;
    page_encoding?: string;
    language?: string;
    screen_resolution?: string;
    viewport_size?: string;
    /** The visitor's address; that of the request is the tagging server's neighbour. */
    ip_override?: string;
    user_agent?: string;
    value?: number;
    currency?: string;
    items?: readonly EventItem[];
    [key: string]: unknown;
  }

  /**
   * A copy of the whole event. An empty object where no event runs, as in tests.
   *
   * Permission: `read_event_data` with `eventDataAccess: any`. Certainty: documented; the empty object is what 49
   * scenarios of public templates rest on.
   */
  export function getAllEventData(): EventData;

  /**
   * A copy of what stands at a path of names and indices (`items.0.item_id`); undefined where there is nothing.
   *
   * Permission: `read_event_data`, for the path. Certainty: documented; that a specific permission covers paths with
   * indices below `items.*` is inferred.
   */
  export function getEventData<Key extends string>(
    keyPath: Key,
  ): Key extends keyof EventData ? EventData[Key] : unknown;

  // The container

  /** The name of the client that claimed the request. Permission: `read_container_data`. Certainty: documented. */
  export function getClientName(): string;

  /**
   * In a client, takes the request: no other client is asked. It has to be called before the client's code has
   * come to its end; later, and in tags and variables, it throws.
   *
   * Permission: none. Certainty: documented; the words of the exceptions are reported.
   */
  export function claimRequest(): void;

  /** Makes a function run in the event's scope: `bindToEvent(addEventCallback)(callback)`. */
  export type BindToEvent = <Args extends readonly unknown[], Result>(
    bound: (...args: Args) => Result,
  ) => (...args: Args) => Result;

  /**
   * Runs the container's variables, triggers and tags for an event. A client has to claim the request first, else
   * this throws. A tag may call it too; its event is another one.
   *
   * Permission: `run_container`. Certainty: documented; the exception is reported.
   * @param onComplete Called when all tags have finished.
   * @param onStart Called at once, before the tags start.
   */
  export function runContainer(
    event: object,
    onComplete?: (bindToEvent: BindToEvent) => void,
    onStart?: (bindToEvent: BindToEvent) => void,
  ): void;

  /**
   * Runs `callback` whenever a message of the type is sent, at once.
   *
   * Permission: `use_message`, listen, for the type. Certainty: documented.
   */
  export function addMessageListener(
    messageType: string,
    callback: (messageType: string, message: { readonly [key: string]: unknown }) => void,
  ): void;
  /** Permission: `use_message`, send, for the type. Certainty: documented; the permission is inferred. */
  export function hasMessageListener(messageType: string): boolean;
  /** Nothing is sent when the message is no object. Permission: `use_message`, send, for the type. Certainty: documented. */
  export function sendMessage(messageType: string, message: object): void;

  /** Whether the request is a hit of Universal Analytics. Permission: none. Certainty: documented, seen. */
  export function isRequestMpv1(): boolean;
  /** Whether the request is a hit of GA4. Permission: none. Certainty: documented, seen. */
  export function isRequestMpv2(): boolean;
  /** The events of the hit; throws when it is none. Permission: `read_request`, body and query. Certainty: documented. */
  export function extractEventsFromMpv1(): EventData[];
  /** The events of the hit; throws when it is none. Permission: `read_request`, body and query. Certainty: documented. */
  export function extractEventsFromMpv2(): EventData[];

  // The incoming request

  /** Undefined when there is none. Permission: `read_request`, body. Certainty: documented. */
  export function getRequestBody(): string | undefined;
  /**
   * A header, whatever the case of its name; several of one name are joined with `, `.
   *
   * Permission: `read_request`, the header. Certainty: documented.
   */
  export function getRequestHeader(name: string): string | undefined;
  /** `GET`, `POST`… Permission: none. Certainty: documented; that it needs no permission is reported. */
  export function getRequestMethod(): string;
  /** Without the query, and without the prefix of the server's address. Permission: `read_request`, path. Certainty: documented. */
  export function getRequestPath(): string;
  /** The first value, decoded. Permission: `read_request`, the query parameter. Certainty: documented. */
  export function getRequestQueryParameter(name: string): string | undefined;
  /** Names with their values, decoded. Permission: `read_request`, all of the query. Certainty: documented. */
  export function getRequestQueryParameters(): { readonly [name: string]: string | readonly string[] };
  /** Without the question mark. Permission: `read_request`, all of the query. Certainty: documented. */
  export function getRequestQueryString(): string;
  /** By the headers Forwarded and X-Forwarded-For. Permission: `read_request`, remote address. Certainty: documented. */
  export function getRemoteAddress(): string;
  /**
   * The values of all cookies with this name; empty when there is none.
   *
   * Permission: `get_cookies`, for the name. Certainty: documented, seen.
   * @param noDecode Whether the values stay as they are. **The reverse of the second argument in web templates.**
   */
  export function getCookieValues(name: string, noDecode?: boolean): string[];

  // The response. Nothing is sent until a client calls returnResponse.

  export interface CookieOptions {
    /** `auto` is the widest domain of the host that was asked. */
    readonly domain?: string;
    /** In place of `auto` where the host is unknown. */
    readonly fallbackDomain?: string;
    readonly path?: string;
    /** Seconds; it goes before `expires`. */
    readonly 'max-age'?: number;
    /** An HTTP date. */
    readonly expires?: string;
    readonly secure?: boolean;
    readonly httpOnly?: boolean;
    readonly sameSite?: 'strict' | 'lax' | 'none';
    /** As most public templates write it. */
    readonly samesite?: 'strict' | 'lax' | 'none' | 'Strict' | 'Lax' | 'None';
  }
  /**
   * Sets a cookie with the response.
   *
   * Permission: `set_cookies`, for the name, domain, path, `secure` and lifetime. Certainty: documented; that
   * `samesite` counts too is seen.
   * @param noEncode Whether the value stays as it is; it is percent-encoded unless told. **The reverse of the fourth
   *   argument in web templates.**
   */
  export function setCookie(name: string, value: string, options?: CookieOptions, noEncode?: boolean): void;
  /** Permission: `access_response`, write, body. Certainty: documented. */
  export function setResponseBody(
    body: string,
    encoding?: 'ascii' | 'utf8' | 'utf16le' | 'ucs2' | 'base64' | 'latin1' | 'binary' | 'hex',
  ): void;
  /** Null and undefined remove the header. Permission: `access_response`, write, the header. Certainty: documented. */
  export function setResponseHeader(name: string, value: string | null | undefined): void;
  /** Permission: `access_response`, write, status. Certainty: documented. */
  export function setResponseStatus(statusCode: number): void;
  /** A transparent GIF that is not kept, with status 200. Permission: `access_response`, write. Certainty: documented. */
  export function setPixelResponse(): void;
  /** Sends the response: 200 and empty but for what has been set. Permission: `return_response`. Certainty: documented. */
  export function returnResponse(): void;
  /**
   * Has the browser load a pixel. False when the request cannot carry that back, which hits of Google's own tags
   * alone can, or has been answered.
   *
   * Permission: `send_pixel_from_browser`, for the URL. Certainty: documented.
   */
  export function sendPixelFromBrowser(url: string): boolean;

  // Outgoing requests

  /** What `getGoogleAuth` gives. It cannot be looked into. */
  export interface GoogleAuth {
    readonly '': never;
  }
  /** Credentials of the server for Google's APIs. Permission: `use_google_credentials`, the scopes. Certainty: documented. */
  export function getGoogleAuth(options: { readonly scopes: readonly string[] }): GoogleAuth;

  export interface HttpGetOptions {
    /** `User-Agent` and `X-Forwarded-For` too; without them the destination sees the tagging server. */
    readonly headers?: { readonly [name: string]: string };
    /**
     * Milliseconds, 15000 unless told. **A promise is rejected after 5000 whatever this says**, while the request
     * goes on: give 5000 or less.
     */
    readonly timeout?: number;
    readonly authorization?: GoogleAuth;
  }
  export interface HttpRequestOptions extends HttpGetOptions {
    /** GET unless told. */
    readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  }
  export interface HttpResult {
    readonly statusCode: number;
    /** By name in lower case. */
    readonly headers: { readonly [name: string]: string };
    readonly body: string;
  }
  /** What a request is rejected with: no connection, or no answer in time. */
  export interface HttpFailure {
    readonly reason: 'failed' | 'timed_out';
  }
  /** The status is 0 without a connection, -1 without an answer in time. */
  export type HttpCallback = (
    statusCode: number,
    headers: { readonly [name: string]: string },
    body: string | undefined,
  ) => void;

  /**
   * Sends a GET. The promise is fulfilled for **every** status, 404 and 500 too, and rejected with an `HttpFailure`
   * where no answer comes. The form with a callback is older.
   *
   * Permission: `send_http`, for the URL. Certainty: documented, seen; the callback's 0 and -1 are inferred.
   */
  export function sendHttpGet(url: string, options?: HttpGetOptions): SandboxPromise<HttpResult>;
  export function sendHttpGet(url: string, callback: HttpCallback, options?: HttpGetOptions): void;

  /**
   * Sends a request. The promise is fulfilled for **every** status, 404 and 500 too, and rejected with an
   * `HttpFailure` where no answer comes. The form with a callback is older.
   *
   * Permission: `send_http`, for the URL. Certainty: documented, seen; the callback's 0 and -1 are inferred.
   */
  export function sendHttpRequest(
    url: string,
    options?: HttpRequestOptions,
    body?: string,
  ): SandboxPromise<HttpResult>;
  export function sendHttpRequest(
    url: string,
    callback: HttpCallback,
    options?: HttpRequestOptions,
    body?: string,
  ): void;

  /** A script of Google's. Permission: `send_http`, Google's domains. Certainty: documented. */
  export function getGoogleScript(
    script: 'ANALYTICS' | 'GTAG' | 'GTM',
    options?: { readonly id?: string; readonly debug?: unknown; readonly timeout?: number },
  ): SandboxPromise<{ readonly script: string; readonly metadata: { readonly [name: string]: unknown } }>;

  /** Sends common event data to Google Analytics. Permission: `send_http`, Google's domains. Certainty: documented. */
  export function sendEventToGoogleAnalytics(event: object): SandboxPromise<{ readonly location?: string }>;

  // Digests and texts

  export interface DigestOptions {
    readonly outputEncoding?: 'base64' | 'hex';
  }
  /**
   * The SHA-256 digest of a text, asynchronously; base64 unless told.
   *
   * Permission: none. Certainty: documented. **The third argument is options; web templates have a callback there.**
   */
  export function sha256(text: string, onSuccess: (digest: string) => void, options?: DigestOptions): void;
  /** The SHA-256 digest of a text; base64 unless told. Permission: none. Certainty: documented. */
  export function sha256Sync(text: string, options?: DigestOptions): string;
  /**
   * A signature by HMAC and SHA-256; base64url unless told. The keys are in the file that the server's environment
   * names with SGTM_CREDENTIALS.
   *
   * Permission: `use_custom_private_keys`, for the key. Certainty: documented.
   */
  export function hmacSha256(
    data: string,
    keyId: string,
    options?: { readonly outputEncoding?: 'base64' | 'base64url' | 'hex' },
  ): string;

  /** What `createRegex` gives. It cannot be looked into. */
  export interface SandboxRegex {
    readonly '': never;
  }
  /**
   * A regular expression of RE2: no look-around and no back references. Null when it is none. Of the flags `g` and `i`
   * count. `match`, `replace` and `search` of a text take one too.
   *
   * Permission: none. Certainty: documented; that texts take it is inferred.
   */
  export function createRegex(pattern: string, flags?: string): SandboxRegex | null;
  /** A global one goes on after its last match. Permission: none. Certainty: documented. */
  export function testRegex(regex: SandboxRegex, text: string): boolean;
  /**
   * The registrable domain (`shop.co.uk` of `https://www.shop.co.uk/`); empty for what is none.
   *
   * Permission: none. Certainty: documented; that private suffixes such as `github.io` count is inferred.
   */
  export function computeEffectiveTldPlusOne(domainOrUrl: string): string;

  /** Base64 or base64url to text (UTF-8); undefined when it is malformed. Permission: none. Certainty: documented; base64url is inferred. */
  export function fromBase64(text: string): string | undefined;
  /** Text (UTF-8) to base64. Permission: none. Certainty: documented. */
  export function toBase64(text: string, options?: { readonly urlEncoding?: boolean }): string | undefined;

  // Data

  /**
   * Data of this template, kept by each server as long as it runs and by nothing else; in preview and in tests, for one
   * request. Copies go in and out. Certainty: documented.
   *
   * Permission: `access_template_storage`, for each call.
   */
  export const templateDataStorage: {
    /** Null when nothing is stored. */
    readonly getItemCopy: (key: string) => unknown;
    /** Null removes what is stored. */
    readonly setItemCopy: (key: string, value: unknown) => void;
    readonly removeItem: (key: string) => void;
    readonly clear: () => void;
  };

  export interface FirestoreOptions {
    /** That of the server's environment unless told. */
    readonly projectId?: string;
    /** The id that `runTransaction` hands over. */
    readonly transaction?: string;
  }
  export interface FirestoreDocument {
    readonly id: string;
    readonly data: { readonly [key: string]: unknown };
  }
  /** Paths neither begin nor end with a slash. Permission: `access_firestore`, read or write, for the path. Certainty: documented. */
  export const Firestore: {
    /** Rejected when there is no such document. */
    readonly read: (
      path: string,
      options?: FirestoreOptions & { readonly disableCache?: boolean },
    ) => SandboxPromise<FirestoreDocument>;
    /** The id of the document, which is made when the path is a collection's. It is replaced unless `merge` is true. */
    readonly write: (
      path: string,
      input: object,
      options?: FirestoreOptions & { readonly merge?: boolean },
    ) => SandboxPromise<string>;
    /** Conditions are `[key, operator, value]`; five documents at most unless told. */
    readonly query: (
      collection: string,
      conditions: readonly (readonly [key: string, operator: string, value: unknown])[],
      options?: FirestoreOptions & { readonly disableCache?: boolean; readonly limit?: number },
    ) => SandboxPromise<FirestoreDocument[]>;
    /** The ids of what was written. `callback` may be run up to three times. */
    readonly runTransaction: (
      callback: (transaction: string) => SandboxPromise<unknown>,
      options?: { readonly projectId?: string },
    ) => SandboxPromise<string[]>;
  };

  export interface BigQueryTable {
    /** That of the server's environment unless told. */
    readonly projectId?: string;
    readonly datasetId: string;
    readonly tableId: string;
  }
  /** Permission: `access_bigquery`, write, for the table. Certainty: documented. */
  export const BigQuery: {
    readonly insert: (
      table: BigQueryTable,
      rows: readonly object[],
      options?: { readonly ignoreUnknownValues?: boolean; readonly skipInvalidRows?: boolean },
    ) => SandboxPromise<undefined>;
  };

  /** What each permission is asked with, after its name. */
  export interface PermissionArguments {
    access_bigquery: [operation: 'write', table: BigQueryTable];
    access_firestore: [
      operation: 'read' | 'write',
      options: { readonly path: string; readonly projectId?: string },
    ];
    access_response: [operation: 'write', part: 'body' | 'header' | 'status', header?: string];
    read_event_data: [keyPath?: string];
    read_request: [
      part?: 'body' | 'header' | 'path' | 'query' | 'query_parameter' | 'remote_address',
      name?: string,
    ];
    return_response: [];
    run_container: [];
    send_http: [url: string];
    send_pixel_from_browser: [url: string];
    set_cookies: [name: string, options?: CookieOptions];
    use_custom_private_keys: [keyId: string];
    use_google_credentials: [scopes: readonly string[]];
    use_message: [action: 'send' | 'listen', messageType: string];
  }
}
