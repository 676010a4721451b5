import test from 'ava';
import { anyUrl } from '../../src/playground/receiver/any-url.ts';
import { rawParameters } from '../../src/playground/receiver/raw-parameters.ts';
import type { Finding, Receiver } from '../../src/playground/receiver/receiver.ts';
import { Receivers, type Inspected } from '../../src/playground/receiver/receivers.ts';
import { keptOfFile, requestsSummary, shownRequests } from '../../src/playground/app/tabs/shown-requests.ts';

/** Reads addresses of its host, and paths that begin as they do. */
const own: Receiver = {
  name: 'Example',
  matches: (url) => url.startsWith('https://own.example/'),
  decode: ({ url }) => ({ kind: 'hit', title: url, facts: [], lists: [] }),
  inspect(text) {
    const url = /https:\/\/own\.example\/[^\s"']+|(?<=GET )\/hit\S+/.exec(text)?.[0] ?? null;
    return { url, view: { kind: 'hit', title: url, facts: [], lists: [] } };
  },
};

const har = JSON.stringify({
  log: {
    entries: [
      { request: { method: 'GET', url: 'https://shop.example/' }, _initiator: { url: 'https://a.example/' } },
      { request: { method: 'GET', url: 'https://own.example/hit?n=1' } },
      { request: { method: 'GET', url: 'https://own.example/hit?n=2' } },
      { request: null },
    ],
  },
});

const one = 'https://own.example/hit?n=1';
const two = 'https://own.example/hit?n=2';
const texts: readonly {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly (string | null)[];
}[] = [
  { what: 'a list', text: `${one}\n\n${two}\r\n`, expected: [one, two] },
  { what: 'a list on one line', text: `${one} ${two}`, expected: [one, two] },
  { what: 'a HAR file', text: har, expected: [one, two] },
  { what: 'a JSON list', text: JSON.stringify([{ at: 1, url: one }, two]), expected: [one, two] },
  {
    what: 'lines of JSON',
    text: `{"url":"${one}"}\n{"level":"info"}\n{"url":"${two}"}`,
    expected: [one, two],
  },
  {
    what: 'lines of an access log',
    text: '1.1.1.1 - "GET /hit?n=1 HTTP/1.1" 200\n1.1.1.1 - "GET /hit?n=2 HTTP/1.1" 200\n',
    expected: ['/hit?n=1', '/hit?n=2'],
  },
  {
    what: 'commands one after the other, each with other addresses in its headers',
    text: `curl '${one}' \\\n  -H 'referer: https://shop.example/';\ncurl '${two}' \\\n  -H 'referer: https://shop.example/'`,
    expected: [one, two],
  },
  {
    what: 'one command',
    text: `curl '${one}' \\\n  -H 'referer: https://shop.example/'`,
    expected: [one],
  },
  { what: 'one address among others', text: `https://shop.example/\n${one}`, expected: [one] },
  { what: 'a path alone', text: 'GET /hit?n=1', expected: ['/hit?n=1'] },
  {
    what: 'addresses of others alone',
    text: 'https://a.example/?b\nhttps://c.example/?d',
    expected: ['https://a.example/?b', 'https://c.example/?d'],
  },
  { what: 'nothing of the kind', text: '{ "a": [1, null] }', expected: [null] },
];
for (const { what, text, expected } of texts) {
  test(`the requests in ${what}`, (t) => {
    t.deepEqual(
      new Receivers(own).inspectAll(text).requests.map(({ url }) => url),
      expected,
    );
  });
}

test('of a file with very many requests the first thousand are kept, and the others counted', (t) => {
  const texts = Array.from({ length: 2_500 }, (_, index) => `https://own.example/hit?n=${index}`);
  const { inspected, inspectedLeftOut } = keptOfFile('a recording', texts);
  t.is(inspected.split('\n').length, 1_000);
  t.is(inspectedLeftOut, 1_500);
  t.deepEqual(keptOfFile('one request', ['one request']), { inspected: 'one request', inspectedLeftOut: 0 });
});

test('of very many requests the first thousand are read', (t) => {
  const { requests, leftOut } = new Receivers().inspectAll(
    Array.from({ length: 1_002 }, (_, n) => `https://a.example/?n=${n}`).join('\n'),
  );
  t.deepEqual([requests.length, leftOut], [1_000, 2]);
});

test('each parameter is where it stands in the address', (t) => {
  const url = 'https://own.example/hit?n=a%20b&&x&bad=%E0%A4%A#n=no';
  const found = rawParameters(url);
  t.deepEqual(
    found.map(({ name, value, start, end }) => [name, value, url.slice(start, end)]),
    [
      ['n', 'a b', 'n=a%20b'],
      ['x', '', 'x'],
      ['bad', '%E0%A4%A', 'bad=%E0%A4%A'],
    ],
  );
  t.deepEqual(rawParameters('https://own.example/hit'), []);
});

const finding = (severity: Finding['severity']): Finding => ({ rule: 'r', severity, text: severity });
const request = (title: string, ...problems: readonly Finding[]): Inspected => ({
  receiver: anyUrl,
  url: `https://own.example/${title}`,
  view: { kind: 'hit', title, environment: 'production', facts: [], lists: [], problems },
});
const many = [
  request('note', finding('note')),
  request('warned', finding('warning')),
  request('sound'),
  request('wrong', finding('fault'), finding('warning')),
];

const filters = [
  {
    filter: '',
    faultyOnly: false,
    expected: [4, 2, 1, 3],
    said: '4 requests: 1 with faults, 1 with warnings',
  },
  { filter: 'SOUND ', faultyOnly: false, expected: [3], said: '1 of 4 requests' },
  { filter: 'production', faultyOnly: true, expected: [4], said: '1 of 4 requests: 1 with faults' },
  { filter: 'nothing', faultyOnly: false, expected: [], said: '0 of 4 requests' },
] as const;
for (const { expected, said, ...filter } of filters) {
  test(`requests with “${filter.filter}”${filter.faultyOnly ? ' and faults' : ''}: ${said}`, (t) => {
    const shown = shownRequests(many, filter);
    t.deepEqual(
      shown.map(({ number }) => number),
      expected,
    );
    t.is(requestsSummary(many, shown), said);
  });
}
