import type { ServerRecord } from '../state/run-record.ts';
import { readBody } from './decode-request.ts';
import { answerText } from './order.ts';

/** What two runs of a server template can differ in, as labels and texts. */
export function serverFacts({ outcome }: ServerRecord): readonly (readonly [label: string, value: string])[] {
  if ('ended' in outcome) return [['Status', outcome.ended]];
  if ('problems' in outcome) return [['Status', 'does not compile']];
  const { status, error, requests, response, events, value, console: lines } = outcome.state;
  return [
    ['Status', status],
    ...(error === null ? [] : [['Error', error] as const]),
    ...(value === null ? [] : [['Value', value.shown] as const]),
    ...requests.flatMap(({ method, url, headers, body, answer }, index) => {
      const prefix = index === 0 ? 'Request' : `Request ${index + 1}`;
      return [
        [prefix, `${method} ${url}`] as const,
        [`${prefix}: answer`, answerText(answer)] as const,
        ...bodyFacts(prefix, body ?? '', headers),
      ];
    }),
    ...(response === null ? [] : [['Response', `${response.status} ${response.body}`.trim()] as const]),
    ...events.map((event, index) => [`Event ${index + 1}`, JSON.stringify(event)] as const),
    ...lines.map((line, index) => [`Console ${index + 1}`, line] as const),
  ];
}

/** The leaves of a JSON body, the fields of a form, a text as it is. */
function bodyFacts(
  prefix: string,
  text: string,
  headers: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  const body = readBody(text, headers);
  switch (body.kind) {
    case 'none':
      return [];
    case 'text':
      return [[`${prefix}: body`, body.text]];
    case 'form':
      return body.pairs.map(([name, value]) => [`${prefix}: ${name}`, value]);
    case 'json':
      return leavesOf(body.value).map(([path, value]) => [`${prefix}: ${path}`, value]);
  }
}

function leavesOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return [[path === '' ? 'body' : path, JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
