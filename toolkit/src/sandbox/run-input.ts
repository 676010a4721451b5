export { withUndefined } from './undefined-mark.ts';
import {
  anything,
  flag,
  grants,
  kind,
  listOf,
  mapOf,
  record,
  text,
  time,
  type InputFault,
} from './input-checks.ts';
import type { Grants } from './permissions/grants.ts';

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

const cookieValue = kind(
  'a cookie’s value, without ; and control characters',
  (value) => typeof value === 'string' && !/[;\p{Cc}]/u.test(value),
);
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
  permissions: grants,
  pixel: kind('"load" or "error"', (value) => value === 'load' || value === 'error'),
  now: time,
});

/** Everything that keeps a value from being a `RunInput`. */
export function faultsOfRunInput(value: unknown): InputFault[] {
  return checkRunInput(value, []);
}

export function isRunInput(value: unknown): value is RunInput {
  return faultsOfRunInput(value).length === 0;
}

function isWebUrl(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}
