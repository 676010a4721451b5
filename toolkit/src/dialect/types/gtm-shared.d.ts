/**
 * The APIs of GTM that web and server templates have in common, as sandboxed JavaScript obtains them with
 * `require`. `import { makeString } from 'gtm'` becomes `const makeString = require('makeString');`.
 */
declare module 'gtm' {
  /** The kinds that GTM's sandbox tells apart. NaN is a number. */
  export type TypeName =
    'undefined' | 'null' | 'boolean' | 'number' | 'string' | 'object' | 'array' | 'function';

  /** One tag of the event that `addEventCallback` reports on; its tag metadata are further properties. */
  export interface EventTag {
    readonly id: string;
    /** `success`, `failure`, `exception` or `timeout`. */
    readonly status: string;
    /** Milliseconds. */
    readonly executionTime: number;
    readonly [metadata: string]: unknown;
  }

  /**
   * Calls `callback` once all tags of the event have finished, or its time ran out.
   *
   * Permission: `read_event_metadata`.
   */
  export function addEventCallback(
    callback: (containerId: string, eventData: { readonly tags: readonly EventTag[] }) => void,
  ): void;

  /** Runs `callback` a moment later (`setTimeout` of 0). What it throws is swallowed. Permission: none. */
  export function callLater(callback: () => void): void;

  /** As JavaScript's `decodeURI`; undefined when the text is malformed. Permission: none. */
  export function decodeUri(text: string): string | undefined;
  /** As JavaScript's `decodeURIComponent`; undefined when the text is malformed. Permission: none. */
  export function decodeUriComponent(text: string): string | undefined;
  /** As JavaScript's `encodeURI`; undefined when the text has half of a surrogate pair. Permission: none. */
  export function encodeUri(text: string): string | undefined;
  /**
   * As JavaScript's `encodeURIComponent`, which leaves `- _ . ! ~ * ' ( )` alone. Anything is made a text
   * first (undefined becomes `undefined`). Undefined when the text has half of a surrogate pair.
   * Permission: none.
   */
  export function encodeUriComponent(value: string | number | boolean | null | undefined): string | undefined;

  /** A random whole number from `min` to `max`, both included. Permission: none. */
  export function generateRandom(min: number, max: number): number;

  export interface ContainerVersion {
    /** `GTM-XXXXXXX`. */
    readonly containerId: string;
    readonly version: string;
    readonly environmentName: string;
    /** Whether the debug pane is on. */
    readonly debugMode: boolean;
    /** Whether the container is previewed. */
    readonly previewMode: boolean;
    /** Whether the container is served to a GTM environment. */
    readonly environmentMode: boolean;
  }
  /** About the container that runs the template. Permission: `read_container_data`. */
  export function getContainerVersion(): ContainerVersion;

  /** @deprecated The same as `getTimestampMillis`: milliseconds. */
  export function getTimestamp(): number;
  /** Milliseconds since 1970 began (UTC). Permission: none. */
  export function getTimestampMillis(): number;

  /** The kind of a value; unlike `typeof` it tells arrays and null from objects. Permission: none. */
  export function getType(value: unknown): TypeName;

  /**
   * Prints to the console: the browser's or, on a server, its log. Without the permission it does nothing and
   * never throws.
   *
   * Permission: `logging`; with `environments: debug` it prints in preview only.
   */
  export function logToConsole(...values: readonly unknown[]): void;

  /** Rounds to the nearest whole number; what is no number becomes 0. Permission: none. */
  export function makeInteger(value: unknown): number;
  /** As JavaScript's `Number(value)`: `''` is 0, `'12px'` is not a number. Permission: none. */
  export function makeNumber(value: unknown): number;
  /** As JavaScript's `String(value)`: null is `null`, an object `[object Object]`. Permission: none. */
  export function makeString(value: unknown): string;

  /**
   * Turns the rows of a table field into an object; the last of several equal keys wins, rows that lack a
   * column are skipped. Null when no row is left. **Throws when `rows` is undefined**, which an empty table
   * is. Permission: none.
   */
  export function makeTableMap<Row extends object, Value extends keyof Row & string>(
    rows: readonly Row[],
    keyColumn: keyof Row & string,
    valueColumn: Value,
  ): { [key: string]: NonNullable<Row[Value]> } | null;

  export interface ParsedUrl {
    readonly href: string;
    readonly origin: string;
    /** With its colon. */
    readonly protocol: string;
    readonly username: string;
    readonly password: string;
    readonly host: string;
    readonly hostname: string;
    readonly port: string;
    readonly pathname: string;
    /** With its question mark. */
    readonly search: string;
    readonly searchParams: { readonly [key: string]: string | readonly string[] };
    /** With its `#`. */
    readonly hash: string;
  }
  /** The parts of an absolute URL; undefined when it is malformed. Permission: none. */
  export function parseUrl(url: string): ParsedUrl | undefined;

  /** What each permission is asked with, after its name. */
  export interface PermissionArguments {
    access_template_storage: [];
    get_cookies: [name: string];
    logging: [];
    read_container_data: [];
    read_event_metadata: [];
  }
  /**
   * Whether a call would be allowed: false instead of an exception, also when a policy of the page denies.
   * Permission: none.
   */
  export function queryPermission<Name extends keyof PermissionArguments>(
    permission: Name,
    ...args: PermissionArguments[Name]
  ): boolean;

  /** Faults give undefined instead of an exception. Permission: none. */
  export const JSON: {
    /** Undefined when the text is no JSON. */
    readonly parse: (text: string) => unknown;
    /** Undefined for a cycle, undefined and functions. There is no indentation and no replacer. */
    readonly stringify: (value: unknown) => string | undefined;
  };

  /** Eight functions of JavaScript's `Math`. Permission: none. */
  export const Math: {
    readonly abs: (x: number) => number;
    readonly ceil: (x: number) => number;
    readonly floor: (x: number) => number;
    readonly max: (...values: number[]) => number;
    readonly min: (...values: number[]) => number;
    readonly pow: (base: number, exponent: number) => number;
    /** Halves go up. */
    readonly round: (x: number) => number;
    readonly sqrt: (x: number) => number;
  };

  /** Permission: none. null and undefined throw `Error in Object_keys. Required argument input not supplied.` */
  export const Object: {
    /** In the order of insertion, integer-like keys too. */
    readonly keys: (value: object | string) => string[];
    readonly values: <T>(value: { readonly [key: string]: T } | readonly T[]) => T[];
    readonly entries: <T>(value: { readonly [key: string]: T } | readonly T[]) => [string, T][];
    /** Freezes the value itself, not what it holds; later writes are ignored. */
    readonly freeze: <T>(value: T) => Readonly<T>;
    /** Removes a property of a plain object, never of an array; false when that cannot be. */
    readonly delete: (object: object, key: string) => boolean;
  };
}
