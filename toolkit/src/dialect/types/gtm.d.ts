/**
 * GTM's web APIs besides those of `gtm-shared.d.ts`, as sandboxed JavaScript obtains them with `require`. `import { sendPixel } from 'gtm'`
 * becomes `const sendPixel = require('sendPixel');`.
 *
 * A call checks its arguments first (`Argument error in sendPixel. Expected argument types […], but received
 * […].`), then its permission (`PermissionError`), then acts. Nothing can be caught. Values cross the border
 * between page and sandbox as deep copies; what is neither a plain object, an array, a function nor a
 * primitive (dates, DOM nodes, class instances) arrives as undefined. An argument that may be left out may
 * also be null.
 */
declare module 'gtm' {
  /** What the user agreed to. GTM knows these seven; a template may name types of its own. */
  export type ConsentType =
    | 'ad_storage'
    | 'ad_user_data'
    | 'ad_personalization'
    | 'analytics_storage'
    | 'functionality_storage'
    | 'personalization_storage'
    | 'security_storage'
    | (string & {});

  export type ConsentState = 'granted' | 'denied';

  /** The parts of a page's address, without decoration: `https`, no `?`, no `#`. */
  export type UrlComponent = 'protocol' | 'host' | 'port' | 'path' | 'query' | 'extension' | 'fragment';
  export type ReferrerComponent = Exclude<UrlComponent, 'fragment'>;

  /**
   * Calls `listener` whenever the consent type changes between granted and denied after this call. A type
   * nobody has set counts as granted, so the step from unset to granted is not reported. It may report more
   * than once, and there is no way to stop it.
   *
   * Permission: `access_consent`, read, for the type.
   */
  export function addConsentListener(
    consentType: ConsentType,
    listener: (consentType: string, granted: boolean) => void,
  ): void;

  /**
   * Makes `window[toPath]` the very value of `window[fromPath]`, not a copy. False when a parent of either
   * path is missing.
   *
   * Permission: `access_globals`, write for `toPath` and read for `fromPath`.
   */
  export function aliasInWindow(toPath: string, fromPath: string): boolean;

  /**
   * Calls the page's function with copies of the arguments and returns a copy of its result; undefined when
   * there is no function at the path. What the function throws ends the template.
   *
   * Permission: `access_globals`, execute, for the path.
   */
  export function callInWindow(path: string, ...args: readonly unknown[]): unknown;

  /**
   * A copy of what the data layer holds under a dotted key.
   *
   * Permission: `read_data_layer`, for the key; keys with array indices need `allowedKeys: any`.
   * @param version 2, the merged model, unless told; 1 reads the last message that has the key.
   */
  export function copyFromDataLayer(key: string, version?: 1 | 2 | null): unknown;

  /**
   * A copy of a global of the page; undefined when a step of the path is missing, or passes through
   * `window` or `document`.
   *
   * Permission: `access_globals`, read, for the path.
   */
  export function copyFromWindow(path: string): unknown;

  /**
   * Creates `window[functionPath]`, which pushes its `arguments` to the array at `arrayPath`, as `gtag`
   * does, and returns it. When something is there already: that, or null when it is no function. Throws
   * when a parent of a path is missing.
   *
   * Permission: `access_globals`, read and write, for both paths.
   */
  export function createArgumentsQueue(
    functionPath: string,
    arrayPath: string,
  ): ((...args: readonly unknown[]) => void) | null;

  /**
   * A function that pushes copies of its arguments to the array at `arrayPath`, which is created when
   * missing.
   *
   * Permission: `access_globals`, read and write, for the path.
   */
  export function createQueue(arrayPath: string): (...items: readonly unknown[]) => void;

  /** Base64 to text (UTF-8); undefined when it is malformed. Missing in very old browsers. Permission: none. */
  export const fromBase64: ((text: string) => string | undefined) | undefined;
  /** Text (UTF-8) to Base64. Missing in very old browsers. Permission: none. */
  export const toBase64: ((text: string) => string | undefined) | undefined;

  /**
   * The values of all cookies with this name; empty when there is none.
   *
   * Permission: `get_cookies`, for the name.
   * @param decode Whether the values are percent-decoded; true unless told.
   */
  export function getCookieValues(name: string, decode?: boolean | null): string[];

  /**
   * The decoded value of a query parameter of the page, or all its values when `all` is true.
   *
   * Permission: `get_url`, component `query`, for the key.
   */
  export function getQueryParameters(key: string, all?: false | null): string | undefined;
  export function getQueryParameters(key: string, all: true): string[] | undefined;
  export function getQueryParameters(key: string, all: boolean): string | string[] | undefined;

  /**
   * As `getQueryParameters`, of the page that led here.
   *
   * Permission: `get_referrer`, component `query`, for the key.
   */
  export function getReferrerQueryParameters(key: string, all?: false | null): string | undefined;
  export function getReferrerQueryParameters(key: string, all: true): string[] | undefined;
  export function getReferrerQueryParameters(key: string, all: boolean): string | string[] | undefined;

  /**
   * The address of the page that led here, or a part of it; empty when there is none.
   *
   * Permission: `get_referrer`, for the component, or for any part when none is named.
   */
  export function getReferrerUrl(component?: ReferrerComponent | null): string;

  /**
   * The address of the page, or a part of it: protocol `https`, host in lower case without port, port
   * `443`, path with its slash, query without `?`, fragment without `#`, extension of the path or empty.
   *
   * Permission: `get_url`, for the component, or for any part when none is named. `query` needs
   * `queriesAllowed: any`; read single parameters with `getQueryParameters`.
   */
  export function getUrl(component?: UrlComponent | null): string;

  /**
   * Queues a `gtag('set', …)`, which takes effect after the current event.
   *
   * Permission: `write_data_layer`, for each flattened key (`a.b`).
   */
  export function gtagSet(values: { readonly [key: string]: unknown }): void;
  export function gtagSet(key: string, value: unknown): void;

  /**
   * Adds an invisible iframe. There is no word of failure.
   *
   * Permission: `inject_hidden_iframe`, for the URL.
   */
  export function injectHiddenIframe(url: string, onSuccess?: (() => void) | null): void;

  /**
   * Loads a script. What the callbacks throw is swallowed.
   *
   * Permission: `inject_script`, for the URL.
   * @param cacheToken Calls with the same token load the script once a page and share its outcome.
   */
  export function injectScript(
    url: string,
    onSuccess?: (() => void) | null,
    onFailure?: (() => void) | null,
    cacheToken?: string | null,
  ): void;

  /**
   * Whether a consent type is granted. A type nobody has set counts as granted.
   *
   * Permission: `access_consent`, read, for the type.
   */
  export function isConsentGranted(consentType: ConsentType): boolean;

  export interface LocalStorage {
    /** The text under the key, or null. Permission: `access_local_storage`, read, for the key. */
    getItem(key: string): string | null;
    /** False when the browser refused. Permission: `access_local_storage`, write, for the key. */
    setItem(key: string, value: string): boolean;
    /** Permission: `access_local_storage`, write, for the key. */
    removeItem(key: string): void;
  }
  /** The page's local storage; undefined where the browser denies it, so ask before use. */
  export const localStorage: LocalStorage | undefined;

  export interface AnalyticsStorage {
    readonly client_id?: string;
    readonly sessions?: readonly {
      readonly measurement_id: string;
      readonly session_id: string;
      readonly session_number: number;
    }[];
  }
  /** Google Analytics' client and sessions on this site. Permission: `read_analytics_storage`. */
  export function readAnalyticsStorage(
    options?: {
      readonly cookie_prefix?: string;
      readonly cookie_domain?: string;
      readonly cookie_path?: string;
    } | null,
  ): AnalyticsStorage;

  /** The page's character set. Permission: `read_character_set`. */
  export function readCharacterSet(): string;
  /** The page's title. Permission: `read_title`. */
  export function readTitle(): string;

  /**
   * Requests a URL as an image, verbatim. `onSuccess` needs an answer that is an image, whatever its status;
   * anything else calls `onFailure`, although the request was sent. What the callbacks throw is swallowed.
   *
   * Permission: `send_pixel`, for the URL; https on port 443 only.
   */
  export function sendPixel(
    url: string,
    onSuccess?: (() => void) | null,
    onFailure?: (() => void) | null,
  ): void;

  export interface CookieOptions {
    /** `auto` takes the widest domain that the browser accepts. */
    readonly domain?: string;
    readonly path?: string;
    /** Seconds. */
    readonly 'max-age'?: number;
    /** An HTTP date. */
    readonly expires?: string;
    readonly secure?: boolean;
    readonly samesite?: 'Strict' | 'Lax' | 'None' | 'strict' | 'lax' | 'none';
  }
  /**
   * Sets a cookie, or deletes it when the value is undefined; says whether that worked. An encoded value is
   * cut at 1200 characters.
   *
   * Permission: `set_cookies`, for the name, domain, path, `secure` and lifetime.
   * @param encode Whether the value is percent-encoded; true unless told.
   */
  export function setCookie(
    name: string,
    value: string | undefined,
    options?: CookieOptions | null,
    encode?: boolean | null,
  ): boolean;

  /** Consent by type; `region` (ISO 3166-2) limits it, `wait_for_update` is in milliseconds. */
  export interface ConsentDefaults {
    readonly region?: readonly string[];
    readonly wait_for_update?: number;
    readonly [consentType: string]: ConsentState | readonly string[] | number | undefined;
  }
  /**
   * What holds until the user chooses. Call it at once, not from a callback.
   *
   * Permission: `access_consent`, write, for each type.
   */
  export function setDefaultConsentState(settings: ConsentDefaults): void;
  /** What the user chose. Permission: `access_consent`, write, for each type. */
  export function updateConsentState(settings: { readonly [consentType: string]: ConsentState }): void;

  /**
   * Puts a copy of `value` at a path of `window`. False when the parent is missing, the path passes through
   * `window` or `document`, or something is there and `override` is not true.
   *
   * Permission: `access_globals`, read and write, for the path, whatever `override` is.
   */
  export function setInWindow(path: string, value: unknown, override?: boolean | null): boolean;

  /**
   * The SHA-256 digest of a text, asynchronously. Needs a page served over https.
   * Permission: none.
   */
  export function sha256(
    text: string,
    onSuccess: (digest: string) => void,
    onFailure?: ((error: { readonly name: string; readonly message: string }) => void) | null,
    options?: { readonly outputEncoding?: 'base64' | 'hex' } | null,
  ): void;

  /** Values that live as long as the page, shared by the tags of this template, kept by reference. */
  export interface TemplateStorage {
    /** The value under the key, or null. */
    getItem(key: string): unknown;
    setItem(key: string, value: unknown): void;
    removeItem(key: string): void;
    clear(): void;
  }
  /** Permission: `access_template_storage`, for each call. */
  export const templateStorage: TemplateStorage;

  /** Web containers tell more than those of servers. */
  export interface ContainerVersion {
    /** Whether the container comes from a host of the site's own. */
    readonly firstPartyServing: boolean;
    /** The address of the container's script. */
    readonly containerUrl: string;
  }

  /** What each permission is asked with, after its name. */
  export interface PermissionArguments {
    access_consent: [consentType: ConsentType, operation: 'read' | 'write'];
    access_globals: [operation: 'read' | 'write' | 'readwrite' | 'execute', path: string];
    access_local_storage: [operation: 'read' | 'write' | 'readwrite', key: string];
    get_referrer: [component?: ReferrerComponent, queryKey?: string];
    get_url: [component?: UrlComponent, queryKey?: string];
    inject_hidden_iframe: [url: string];
    inject_script: [url: string];
    read_analytics_storage: [];
    read_character_set: [];
    read_data_layer: [key: string];
    read_title: [];
    send_pixel: [url: string];
    set_cookies: [name: string, options?: CookieOptions];
    write_data_layer: [key: string];
  }
}
