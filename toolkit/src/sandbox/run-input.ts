export { withUndefined } from './undefined-mark.ts';
import type { Grants, GrantValue } from './permissions/grants.ts';

/**
 * What a template is run with, as plain values. Every part is optional. In `data`, `dataLayer` and
 * `window`, `{ "$undefined": true }` stands for undefined.
 */
export interface RunInput {
  /** The fields' values; the completion callbacks and GTM's own numbers are added. */
  readonly data?: object;
  readonly page?: PageInput;
  /** Consent types that the page has set; all others are unset, which counts as granted. */
  readonly consent?: { readonly [type: string]: ConsentValue };
  /**
   * Consent updates that arrive one after the other once the tag's code has run and all that it left
   * for later is done.
   */
  readonly consentUpdates?: readonly { readonly [type: string]: ConsentValue }[];
  readonly container?: ContainerInput;
  /** In place of the template's own permissions: `{ "send_pixel": { "allowedUrls": "any" } }`. */
  readonly permissions?: Grants;
  /** The answer that pixels, scripts and iframes get; `load` when not given. */
  readonly pixel?: 'load' | 'error';
  /** The time, in milliseconds since 1970; the machine's when not given. */
  readonly now?: number;
}

export interface PageInput {
  readonly url?: string;
  readonly title?: string;
  readonly referrer?: string;
  /** Name → value as it stands in `document.cookie`. */
  readonly cookies?: { readonly [name: string]: string };
  /** What has been pushed so far; an array such as `["consent", "update", {…}]` is a gtag command. */
  readonly dataLayer?: readonly unknown[];
  /** Global variables of the page. */
  readonly window?: { readonly [name: string]: unknown };
  /** The visitor's region, `DE` or `US-CA`, for consent defaults that name regions. */
  readonly region?: string;
}

export interface ContainerInput {
  readonly containerId?: string;
  readonly version?: string;
  readonly environmentName?: string;
  readonly debugMode?: boolean;
  readonly previewMode?: boolean;
  readonly environmentMode?: boolean;
  readonly firstPartyServing?: boolean;
  readonly containerUrl?: string;
}

export type ConsentValue = 'granted' | 'denied';

/** A part of the input that is not as it should be. */
export interface InputFault {
  readonly path: readonly (string | number)[];
  /** Follows the name of the place: `must be text`. */
  readonly text: string;
  /** The property's name is at fault, not its value. */
  readonly inName?: true;
}

type Path = readonly (string | number)[];
type Check = (value: unknown, path: Path) => InputFault[];

const text = kind('text', (value) => typeof value === 'string');
const flag = kind('true or false', (value) => typeof value === 'boolean');
const cookieValue = kind(
  'a cookie’s value, without ; and control characters',
  (value) => typeof value === 'string' && !/[;\p{Cc}]/u.test(value),
);
const anything: Check = () => [];
const consentValue = kind('"granted" or "denied"', (value) => value === 'granted' || value === 'denied');
const url = kind('an absolute http or https URL', (value) => typeof value === 'string' && isWebUrl(value));

/** The shape of `RunInput`. */
const checkRunInput = record({
  data: mapOf(anything),
  page: record({
    url,
    title: text,
    referrer: kind(
      'an absolute http or https URL, or ""',
      (value) => value === '' || (typeof value === 'string' && isWebUrl(value)),
    ),
    cookies: mapOf(cookieValue, { form: /^[^;=\s\p{Cc}]+$/u, text: 'is no cookie name' }),
    dataLayer: listOf(anything),
    window: mapOf(anything),
    region: text,
  }),
  consent: mapOf(consentValue),
  consentUpdates: listOf(mapOf(consentValue)),
  container: record({
    containerId: text,
    version: text,
    environmentName: text,
    debugMode: flag,
    previewMode: flag,
    environmentMode: flag,
    firstPartyServing: flag,
    containerUrl: text,
  }),
  permissions: mapOf(mapOf(grantValue)),
  pixel: kind('"load" or "error"', (value) => value === 'load' || value === 'error'),
  now: kind(
    'a time in milliseconds since 1970',
    (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15,
  ),
});

/** Everything that keeps a value from being a `RunInput`. */
export function faultsOfRunInput(value: unknown): InputFault[] {
  return checkRunInput(value, []);
}

export function isRunInput(value: unknown): value is RunInput {
  return faultsOfRunInput(value).length === 0;
}

function kind(name: string, test: (value: unknown) => boolean): Check {
  return (value, path) => (test(value) ? [] : [{ path, text: `must be ${name}` }]);
}

function grantValue(value: unknown, path: Path): InputFault[] {
  return isGrantValue(value)
    ? []
    : [{ path, text: 'must be text, true, false, or lists and objects of them' }];
}

function isGrantValue(value: unknown): value is GrantValue {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  return typeof value === 'object' && value !== null && Object.values(value).every(isGrantValue);
}

function record(checks: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return [{ path, text: 'must be an object' }];
    return Object.entries(value).flatMap(([key, inner]) => {
      const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
      const inside = [...path, key];
      if (check !== undefined) return check(inner, inside);
      const known = Object.keys(checks).join(', ');
      return [
        { path: inside, text: `is not a known property here; known are ${known}`, inName: true as const },
      ];
    });
  };
}

/** `name` is the form of its keys, where they have one. */
function mapOf(check: Check, name?: { readonly form: RegExp; readonly text: string }): Check {
  return (value, path) => {
    if (!isObject(value)) return [{ path, text: 'must be an object' }];
    return Object.entries(value).flatMap(([key, inner]) => {
      const inside = [...path, key];
      if (name !== undefined && !name.form.test(key))
        return [{ path: inside, text: name.text, inName: true as const }];
      return check(inner, inside);
    });
  };
}

function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [{ path, text: 'must be a list' }];
    return value.flatMap((inner: unknown, index) => check(inner, [...path, index]));
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWebUrl(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}
