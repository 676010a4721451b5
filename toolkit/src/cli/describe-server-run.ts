import type { ServerRunResult } from '../sandbox/server-run.ts';
import { maskSecret } from '../sandbox/server/mask-secret.ts';
import type { LoggedRequest } from '../sandbox/server/outgoing-http.ts';
import type { ResponseRecord } from '../sandbox/server/outgoing-response.ts';
import type { TemplateType } from '../sandbox/template.ts';
import { errorLine, joinBlocks, titled, type FindOriginal } from './describe-run.ts';
import { shownPlain } from '../sandbox/report/plain-json.ts';

/** What a run of a server template came to, for people. Secrets in headers are hidden. */
export function describeServerRun(
  result: ServerRunResult,
  type: TemplateType,
  findOriginal: FindOriginal,
): string {
  const { status, swallowed, requests, response, events, console: printed, stored } = result;
  return joinBlocks([
    [ending(result, type), ...errorLine(result, findOriginal)],
    status === 'pending'
      ? []
      : titled('Thrown in a callback or a handler, where GTM swallows it:', swallowed),
    ...requests.map(describeRequest),
    response === null ? [] : describeResponse(response),
    titled('Events run', events.map(shownPlain)),
    titled(
      'Console',
      printed.map((args) => args.map(shownPlain).join(' ')),
    ),
    titled('Stored by the template', entriesOf(stored.template)),
    titled('Firestore', entriesOf(stored.firestore)),
    titled(
      'BigQuery',
      stored.bigQuery.map(({ datasetId, tableId, rows }) => `${datasetId}.${tableId}: ${shownPlain(rows)}`),
    ),
  ]);
}

const endings = {
  TAG: {
    success: 'The tag succeeded.',
    failure: 'The tag failed.',
    exception: 'The code threw an exception, so the tag failed.',
    pending: 'The tag has not completed: it called neither data.gtmOnSuccess nor data.gtmOnFailure.',
  },
  MACRO: {
    success: '',
    failure: 'The promise that the variable returned was rejected, so it is undefined.',
    exception: 'The code threw an exception, so the variable is undefined.',
    pending: 'The promise that the variable returned never settles.',
  },
  CLIENT: {
    success: 'The client claimed the request and returned a response.',
    unclaimed: 'The client left the request to others.',
    exception: 'The code threw an exception.',
    pending: 'The client claimed the request and never returned a response: the browser waits.',
  },
} as const satisfies Record<TemplateType, Partial<Record<ServerRunResult['status'], string>>>;

function ending({ status, value }: ServerRunResult, type: TemplateType): string {
  if (type === 'MACRO' && status === 'success') return `The variable is ${shownPlain(value)}.`;
  const known: Partial<Record<ServerRunResult['status'], string>> = endings[type];
  return known[status] ?? status;
}

function describeRequest({ method, url, headers, body, options, answer }: LoggedRequest): string[] {
  const came =
    answer === null
      ? 'no answer yet'
      : 'fails' in answer
        ? answer.fails === 'failed'
          ? 'no connection'
          : `no answer within ${options.timeout} ms`
        : String(answer.status);
  return [
    `${method} ${url} → ${came}`,
    ...headerLines(headers),
    ...(options.authorization === undefined
      ? []
      : [`  with Google credentials for ${options.authorization.join(', ')}`]),
    ...bodyLines(body ?? ''),
  ];
}

function describeResponse(response: ResponseRecord): string[] {
  const { returned, status, headers, cookies, body, bodyEncoding, pixels } = response;
  return [
    `Response ${status}${returned ? '' : ', not returned yet'}`,
    ...headerLines(headers),
    ...cookies.map(({ header }) => `  set-cookie: ${header}`),
    ...(bodyEncoding === 'base64' ? [`  ${body} (base64)`] : bodyLines(body)),
    ...pixels.map((url) => `  pixel from the browser: ${url}`),
  ];
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `  ${name}: ${maskSecret(name, value)}`);
}

/** JSON over several lines, anything else as it is. */
function bodyLines(body: string): string[] {
  if (body === '') return [];
  return readable(body)
    .split('\n')
    .map((line) => `  ${line}`);
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function entriesOf(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).map(([key, value]) => `${key}: ${shownPlain(value)}`);
}
