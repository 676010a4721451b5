import { toText } from '../../language/convert.ts';
import type { SandboxPromise } from '../../language/promise.ts';
import { getProperty } from '../../language/properties.ts';
import {
  OpaqueValue,
  SandboxArray,
  SandboxFunction,
  SandboxObject,
  type Value,
} from '../../language/values.ts';
import { defaultTimeout, type Answer, type SentRequest } from '../../server/outgoing-http.ts';
import { plainRecord } from './copy.ts';
import { api, type ServerContext } from './context.ts';

/** The APIs that send requests. Each has a form that gives a promise and an older one with a callback. */
export const httpApis = {
  /** From Google’s “Server-side tagging APIs”. Public templates use both forms. */
  sendHttpGet: api(
    ['string', 'any', 'any'],
    (context, url, second, third) => {
      const [callback, options] = second instanceof SandboxFunction ? [second, third] : [undefined, second];
      return send(context, requestOf(context, url, options, undefined, 'GET'), callback);
    },
    (url) => [['send_http', url]],
  ),
  /** From Google’s “Server-side tagging APIs”. Public templates use both forms. */
  sendHttpRequest: api(
    ['string', 'any', 'any', 'any'],
    (context, url, second, third, fourth) => {
      const [callback, options, body] =
        second instanceof SandboxFunction ? [second, third, fourth] : [undefined, second, third];
      return send(context, requestOf(context, url, options, body), callback);
    },
    (url) => [['send_http', url]],
  ),
  /** From Google’s “Server-side tagging APIs”. */
  getGoogleAuth: api(
    ['Object|undefined'],
    (_, options) => new OpaqueValue(new GoogleAuth(scopesOf(options))),
    (options) => [['use_google_credentials', scopesOf(options)]],
  ),
};

/** What `getGoogleAuth` gives: requests that it goes with are authorised by the server. */
export class GoogleAuth {
  constructor(readonly scopes: readonly string[]) {}
  toString(): string {
    return '[object Object]';
  }
}

function scopesOf(options: Value): string[] {
  const scopes = options instanceof SandboxObject ? getProperty(options, 'scopes') : undefined;
  return scopes instanceof SandboxArray
    ? scopes.elements.filter((scope) => typeof scope === 'string')
    : typeof scopes === 'string'
      ? [scopes]
      : [];
}

function requestOf(
  { meter }: ServerContext,
  url: string,
  given: Value,
  body: Value,
  method?: 'GET',
): SentRequest {
  const options = given instanceof SandboxObject ? given : new SandboxObject();
  const option = (name: string): Value => getProperty(options, name);
  const headers = Object.entries(plainRecord(option('headers'), meter)).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)] as const],
  );
  const timeout = option('timeout');
  const authorization = option('authorization');
  const named = option('method');
  return {
    method: method ?? (named === undefined || named === null ? 'GET' : toText(named, meter).toUpperCase()),
    url,
    headers: Object.fromEntries(headers),
    body: body === undefined || body === null ? null : toText(body, meter),
    options: {
      timeout: typeof timeout === 'number' && timeout > 0 ? timeout : defaultTimeout,
      ...(authorization instanceof OpaqueValue && authorization.held instanceof GoogleAuth
        ? { authorization: authorization.held.scopes }
        : {}),
    },
  };
}

function send(context: ServerContext, request: SentRequest, callback: SandboxFunction | undefined): Value {
  if (callback === undefined) return promiseOfAnswer(context, request);
  context.http.send(request, (answer) =>
    context.guard(() => void callback.invoke(callbackArguments(answer))),
  );
  return undefined;
}

/** Resolves for every status; rejects with a reason where no answer came. */
export function promiseOfAnswer(
  context: ServerContext,
  request: SentRequest,
  result: (answer: Extract<Answer, { status: number }>) => Value = answerObject,
): SandboxPromise {
  const promise = context.timedPromise();
  context.http.send(request, (answer) => {
    if ('fails' in answer) promise.reject(reason(answer.fails));
    else promise.resolve(result(answer));
  });
  return promise;
}

/** The object that a failed call rejects with. */
export function reason(text: string): SandboxObject {
  return new SandboxObject(new Map<string, Value>([['reason', text]]));
}

function answerObject({ status, headers, body }: Extract<Answer, { status: number }>): Value {
  return new SandboxObject(
    new Map<string, Value>([
      ['statusCode', status],
      ['headers', headersObject(headers)],
      ['body', body],
    ]),
  );
}

/** Without an answer the status is 0 or, when time ran out, -1. */
function callbackArguments(answer: Answer): Value[] {
  if ('fails' in answer) return [answer.fails === 'timed_out' ? -1 : 0, new SandboxObject()];
  return [answer.status, headersObject(answer.headers), answer.body];
}

function headersObject(headers: Readonly<Record<string, string>>): SandboxObject {
  return new SandboxObject(new Map<string, Value>(Object.entries(headers)));
}
