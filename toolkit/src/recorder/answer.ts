import type { ServerResponse } from 'node:http';

/** What a request is answered with. A tag has to live with each of these, since no receiver promises one for ever. */
export const answerKinds = {
  image: 'a 1×1 GIF, status 200',
  json: 'a JSON object, status 202',
  empty: 'nothing, status 204',
  error: 'an error, status 500',
  none: 'no answer at all: the connection stays open until the client or the server closes it',
} as const;
export type AnswerKind = keyof typeof answerKinds;

export interface Answer {
  readonly kind: AnswerKind;
  /** Milliseconds from the request to the answer, 0 to {@link longestDelay}. */
  readonly delay: number;
  /** For so many hits only, after which images follow at once; without it for all. */
  readonly times?: number;
}

export const longestDelay = 60_000;
export const defaultAnswer: Answer = { kind: 'image', delay: 0 };

/** An answer from JSON, parts that are missing as in {@link defaultAnswer}; or a sentence that says what is wrong with it. */
export function readAnswer(value: unknown): Answer | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'Send a JSON object.';
  const { kind = defaultAnswer.kind, delay = 0, times, ...rest } = value as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return `There is no setting “${unknown}”; there are kind, delay and times.`;
  if (!isAnswerKind(kind)) return `kind is one of ${Object.keys(answerKinds).join(', ')}.`;
  if (!isWhole(delay, 0, longestDelay))
    return `delay is a whole number of milliseconds from 0 to ${longestDelay}.`;
  if (times === undefined) return { kind, delay };
  if (!isWhole(times, 1, Number.MAX_SAFE_INTEGER)) return 'times is a whole number from 1.';
  return { kind, delay, times };
}

function isAnswerKind(value: unknown): value is AnswerKind {
  return typeof value === 'string' && Object.hasOwn(answerKinds, value);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** The smallest GIF that browsers decode: one transparent pixel. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Pages anywhere may load and read the pixel's answer; it is never kept in a cache. */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-store',
} as const;

/** Writes an answer, its delay over; `none` writes nothing and leaves the response open. */
export function writeAnswer(kind: AnswerKind, response: ServerResponse): void {
  const send = (status: number, type?: string, body?: string | Buffer) =>
    response
      .writeHead(status, { ...crossOrigin, ...(type === undefined ? {} : { 'content-type': type }) })
      .end(body);
  if (kind === 'image') send(200, 'image/gif', gif);
  else if (kind === 'json') send(202, 'application/json', '{"message":"Accepted"}');
  else if (kind === 'empty') send(204);
  else if (kind === 'error') send(500, 'text/plain; charset=utf-8', 'Internal Server Error');
}
