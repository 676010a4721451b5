import { anything, flag, grants, kind, listOf, mapOf, record, text, time } from './input-checks.ts';
import type { InputFault } from './input-checks.ts';
import type { Grants } from './permissions/grants.ts';
import type { ServerVersion } from './server/server-container.ts';
import type { AnswerInput } from './server/answers.ts';
import type { RequestInput } from './server/incoming-request.ts';
import type { StoredInput } from './server/stored.ts';

/**
 * What a server template is run with, as plain values. Every part is optional. In `data` and `event`,
 * `{ "$undefined": true }` stands for undefined.
 */
export interface ServerRunInput {
  /** The fields' values; the completion callbacks and GTM's own numbers are added. */
  readonly data?: object;
  /** The data of the event that a tag or a variable runs for. */
  readonly event?: object;
  /** The request that came in. */
  readonly request?: RequestInput;
  /** How the destinations of outgoing requests answer; 200 and no body where none matches. */
  readonly responses?: readonly AnswerInput[];
  readonly stored?: StoredInput;
  /** Keys of `hmacSha256`, in base64, by id. */
  readonly privateKeys?: { readonly [id: string]: string };
  /** The client that claimed the request, for `getClientName`. */
  readonly client?: string;
  readonly container?: Partial<ServerVersion>;
  /** In place of the template's own permissions: `{ "send_http": { "allowedUrls": "any" } }`. */
  readonly permissions?: Grants;
  /** The time, in milliseconds since 1970; the machine's when not given. */
  readonly now?: number;
}

const milliseconds = kind(
  'milliseconds, 0 or more',
  (value) => typeof value === 'number' && value >= 0 && value <= 600_000,
);

/** The shape of `ServerRunInput`. */
const checkServerRunInput = record({
  data: mapOf(anything),
  event: mapOf(anything),
  request: record({
    method: kind('an HTTP method', (value) => typeof value === 'string' && /^[A-Za-z]+$/.test(value)),
    path: kind(
      'a path that starts with /',
      (value) => typeof value === 'string' && /^\/[^?#\s]*$/.test(value),
    ),
    query: kind('text, or an object of texts and lists of texts', isQuery),
    headers: mapOf(text, { form: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, text: 'is no header name' }),
    body: text,
    ip: text,
  }),
  responses: listOf(
    record({
      match: text,
      status: kind(
        'a status from 200 to 599',
        (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
      ),
      headers: mapOf(text),
      body: text,
      fails: kind('"failed" or "timed_out"', (value) => value === 'failed' || value === 'timed_out'),
      after: milliseconds,
      times: kind('a whole number above 0', (value) => Number.isInteger(value) && Number(value) > 0),
    }),
  ),
  stored: record({ template: mapOf(anything), firestore: mapOf(anything) }),
  privateKeys: mapOf(kind('a key in base64', (value) => typeof value === 'string' && isBase64(value))),
  client: text,
  container: record({
    containerId: text,
    version: text,
    environmentName: text,
    debugMode: flag,
    previewMode: flag,
    environmentMode: flag,
  }),
  permissions: grants,
  now: time,
});

/** Everything that keeps a value from being a `ServerRunInput`. */
export function faultsOfServerRunInput(value: unknown): InputFault[] {
  return checkServerRunInput(value, []);
}

export function isServerRunInput(value: unknown): value is ServerRunInput {
  return faultsOfServerRunInput(value).length === 0;
}

function isQuery(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (one) => typeof one === 'string' || (Array.isArray(one) && one.every((each) => typeof each === 'string')),
  );
}

function isBase64(value: string): boolean {
  return /^[\w+/-]+={0,2}$/.test(value);
}
