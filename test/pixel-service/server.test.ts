import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { CannotRun } from 'gtm-template-toolkit/messages';
import {
  answerKinds,
  logLimits,
  longestDelay,
  longestTarget,
  mostWaiting,
  readAnswer,
  RequestLog,
  type Received,
} from 'gtm-template-toolkit/recorder';
import { startPixelServer, type PixelServer } from '../../pixel-service/server/server.ts';
import { createPixelService } from '../../pixel-service/server/service.ts';

const pixel = '/v1/us1-abc/Pixel?dt=AppEvent&et=Other&n=Click&ct=1714000000000';

async function start(t: ExecutionContext): Promise<PixelServer> {
  const server = await startPixelServer();
  t.teardown(server.close);
  return server;
}

/** Resolves when the hit has arrived. */
async function hitNumber(server: PixelServer, id: number): Promise<void> {
  while (server.hits(id - 1).last < id) await delay(5);
}

/** A request with headers that `fetch` does not let one choose. */
function ask(
  server: PixelServer,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port: server.port, host: '127.0.0.1', path, method, headers, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject).end();
  });
}

test('a hit is answered with an image and can be read back, decoded and validated', async (t) => {
  const server = await start(t);
  const before = Date.now();
  const response = await fetch(`${server.url}${pixel}&attrs_k=a,b&attrs_v=1`);
  t.is(response.status, 200);
  t.is(response.headers.get('content-type'), 'image/gif');
  t.is(response.headers.get('access-control-allow-origin'), '*');
  const image = Buffer.from(await response.arrayBuffer());
  t.is(image.toString('latin1', 0, 6), 'GIF89a');
  t.deepEqual([image.readUInt16LE(6), image.readUInt16LE(8), image.at(-1)], [1, 1, 0x3b]);

  const page: unknown = await (await fetch(`${server.url}/hits`)).json();
  t.like(page, { last: 1, dropped: 0 });
  t.deepEqual(page, JSON.parse(JSON.stringify(server.hits())));
  const [hit] = server.hits().hits;
  t.like(hit, {
    id: 1,
    answer: 'image',
    url: `https://pixels.mparticle.com${pixel}&attrs_k=a,b&attrs_v=1`,
    event: { key: 'us1-abc', type: 'AppEvent', name: 'Click', host: 'pixels.mparticle.com' },
  });
  t.deepEqual(
    hit?.problems.map(({ rule }) => rule),
    ['misaligned-lists'],
  );
  t.true(Number(hit?.receivedAt) >= before && Number(hit?.receivedAt) <= Date.now());
});

test('hits are read since an id, forgotten on demand, and their ids go on', async (t) => {
  const server = await start(t);
  for (const n of ['a', 'b', 'c']) await fetch(`${server.url}${pixel}&av=${n}`);
  const since = async (id: string) => {
    const response = await fetch(`${server.url}/hits?since=${id}`);
    const page: unknown = await response.json();
    return { status: response.status, page };
  };
  t.like(await since('1'), { page: { hits: [{ id: 2 }, { id: 3 }], last: 3 } });
  t.like(await since('3'), { page: { hits: [], last: 3 } });
  t.like(await since('yesterday'), {
    status: 400,
    page: { error: 'since is the id of a hit: a whole number.' },
  });
  t.is((await fetch(`${server.url}/hits`, { method: 'DELETE' })).status, 204);
  t.deepEqual(server.hits(), { hits: [], last: 3, dropped: 0 });
  await fetch(`${server.url}${pixel}`);
  t.deepEqual(
    server.hits().hits.map(({ id }) => id),
    [4],
  );
});

for (const [kind, status, type] of [
  ['image', 200, 'image/gif'],
  ['json', 202, 'application/json'],
  ['empty', 204, null],
  ['error', 500, 'text/plain; charset=utf-8'],
] as const) {
  test(`the answer “${kind}” (${answerKinds[kind]}) can be chosen`, async (t) => {
    const server = await start(t);
    const chosen = await fetch(`${server.url}/answer`, { method: 'PUT', body: JSON.stringify({ kind }) });
    t.deepEqual(await chosen.json(), { kind, delay: 0 });
    const response = await fetch(`${server.url}${pixel}`);
    t.is(response.status, status);
    t.is(response.headers.get('content-type'), type);
    await response.arrayBuffer();
    t.is(server.hits().hits[0]?.answer, kind);
  });
}

test('an answer can be given to so many hits only', async (t) => {
  const server = await start(t);
  server.setAnswer({ kind: 'error', times: 2 });
  const statuses: number[] = [];
  for (let count = 0; count < 4; count++) statuses.push((await fetch(`${server.url}${pixel}`)).status);
  t.deepEqual(statuses, [500, 500, 200, 200]);
  t.deepEqual(server.answer(), { kind: 'image', delay: 0 });
});

test('an answer can be delayed, while the hit is recorded at once', async (t) => {
  const server = await start(t);
  server.setAnswer({ delay: 150 });
  t.is((await fetch(`${server.url}${pixel}`)).status, 200);
  const [hit] = server.hits().hits;
  t.true(Date.now() - (hit?.receivedAt ?? Infinity) >= 149);
});

test('without an answer the connection stays open until the client or the server closes it', async (t) => {
  const server = await start(t);
  server.setAnswer({ kind: 'none' });
  const patience = new AbortController();
  const impatient = fetch(`${server.url}${pixel}`, { signal: patience.signal });
  const abort = t.throwsAsync(impatient, { any: true, name: 'AbortError' });
  await hitNumber(server, 1);
  patience.abort();
  await abort;
  const patient = fetch(`${server.url}${pixel}`);
  const failure = t.throwsAsync(patient);
  await hitNumber(server, 2);
  await server.close();
  await failure;
});

test('those who wait are answered when the owner of the server says so', async (t) => {
  const server = await start(t);
  server.setAnswer({ kind: 'none' });
  const held = fetch(`${server.url}${pixel}`);
  await hitNumber(server, 1);
  server.setAnswer({ kind: 'image', delay: longestDelay });
  const late = fetch(`${server.url}${pixel}`);
  await hitNumber(server, 2);
  server.answerWaiting('empty');
  t.deepEqual([(await held).status, (await late).status], [204, 204]);
});

test('of responses that wait, only so many are kept', async (t) => {
  const server = await start(t);
  server.setAnswer({ kind: 'none' });
  let cut = 0;
  const sockets = Array.from({ length: mostWaiting + 3 }, () => {
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(`GET ${pixel} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
    });
    return socket.on('error', () => {}).on('close', () => cut++);
  });
  t.teardown(() => sockets.forEach((socket) => socket.destroy()));
  while (cut < 3) await delay(10);
  t.is(cut, 3);
});

for (const { body, error } of [
  { body: '{"kind":"video"}', error: 'kind is one of image, json, empty, error, none.' },
  { body: '{"delay":-1}', error: 'delay is a whole number of milliseconds from 0 to 60000.' },
  { body: '{"delay":60001}', error: 'delay is a whole number of milliseconds from 0 to 60000.' },
  { body: '{"delay":"5"}', error: 'delay is a whole number of milliseconds from 0 to 60000.' },
  { body: '{"times":0}', error: 'times is a whole number from 1.' },
  { body: '{"status":404}', error: 'There is no setting “status”; there are kind, delay and times.' },
  { body: '[]', error: 'Send a JSON object.' },
  { body: '{', error: 'Send a JSON object.' },
  { body: '', error: 'Send a JSON object.' },
  { body: `{"kind":"${'x'.repeat(5000)}"}`, error: 'The settings are a few words of JSON.' },
]) {
  test(`the setting ${body.slice(0, 30) || 'of nothing'} is refused: ${error}`, async (t) => {
    const server = await start(t);
    const response = await fetch(`${server.url}/answer`, { method: 'PUT', body });
    t.true(response.status === 400 || response.status === 413);
    t.deepEqual(await response.json(), { error });
    t.deepEqual(server.answer(), { kind: 'image', delay: 0 });
  });
}

test('settings that are none are refused in code as well', async (t) => {
  const server = await start(t);
  t.throws(() => server.setAnswer({ delay: NaN }), { instanceOf: RangeError });
  t.is(typeof readAnswer({ kind: 'toString' }), 'string');
});

const access: readonly {
  name: string;
  path: string;
  method?: string;
  headers: (port: number) => Record<string, string>;
  expected: number;
}[] = [
  {
    name: 'a hit of another site',
    path: pixel,
    headers: (port) => ({
      host: `127.0.0.1:${port}`,
      origin: 'https://shop.example',
      'sec-fetch-site': 'cross-site',
    }),
    expected: 200,
  },
  {
    name: 'a hit for localhost',
    path: pixel,
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 200,
  },
  { name: 'a hit for [::1]', path: pixel, headers: (port) => ({ host: `[::1]:${port}` }), expected: 200 },
  {
    name: 'a hit for a rebound name',
    path: pixel,
    headers: (port) => ({ host: `evil.example:${port}` }),
    expected: 403,
  },
  { name: 'a hit for another port', path: pixel, headers: () => ({ host: '127.0.0.1:1' }), expected: 403 },
  {
    name: 'the hits asked for by a program',
    path: '/hits',
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 200,
  },
  {
    name: 'the hits asked for by an own page',
    path: '/hits',
    headers: (port) => ({
      host: `localhost:${port}`,
      origin: `http://localhost:${port}`,
      'sec-fetch-site': 'same-origin',
    }),
    expected: 200,
  },
  {
    name: 'the hits typed into the address bar',
    path: '/hits',
    headers: (port) => ({ host: `localhost:${port}`, 'sec-fetch-site': 'none' }),
    expected: 200,
  },
  {
    name: 'the hits asked for under a rebound name',
    path: '/hits',
    headers: (port) => ({
      host: `evil.example:${port}`,
      origin: `http://evil.example:${port}`,
      'sec-fetch-site': 'same-origin',
    }),
    expected: 403,
  },
  {
    name: 'the hits asked for by another site',
    path: '/hits',
    headers: (port) => ({ host: `localhost:${port}`, origin: 'https://evil.example' }),
    expected: 403,
  },
  {
    name: 'the hits asked for by a page without origin',
    path: '/hits',
    headers: (port) => ({ host: `localhost:${port}`, origin: 'null' }),
    expected: 403,
  },
  {
    name: 'the hits asked for by another port of localhost',
    path: '/hits',
    headers: (port) => ({
      host: `localhost:${port}`,
      origin: `http://localhost:${port + 1}`,
      'sec-fetch-site': 'same-site',
    }),
    expected: 403,
  },
  {
    name: 'the hits embedded by another site',
    path: '/hits',
    headers: (port) => ({ host: `localhost:${port}`, 'sec-fetch-site': 'cross-site' }),
    expected: 403,
  },
  {
    name: 'a setting by another site',
    path: '/answer',
    method: 'PUT',
    headers: (port) => ({ host: `localhost:${port}`, origin: 'https://evil.example' }),
    expected: 403,
  },
  {
    name: 'hits deleted by another site',
    path: '/hits',
    method: 'DELETE',
    headers: (port) => ({ host: `localhost:${port}`, origin: 'https://evil.example' }),
    expected: 403,
  },
  {
    name: 'the preflight of another site',
    path: '/answer',
    method: 'OPTIONS',
    headers: (port) => ({
      host: `localhost:${port}`,
      origin: 'https://evil.example',
      'access-control-request-method': 'PUT',
    }),
    expected: 403,
  },
  {
    name: 'a hit sent with POST',
    path: pixel,
    method: 'POST',
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 405,
  },
  {
    name: 'hits sent with PUT',
    path: '/hits',
    method: 'PUT',
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 405,
  },
  {
    name: 'what every object inherits',
    path: '/constructor',
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 404,
  },
  {
    name: 'a hit that is too long',
    path: `${pixel}&ttl=${'x'.repeat(longestTarget)}`,
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 414,
  },
  {
    name: 'a hit of the longest kind',
    path: `${pixel}&ttl=${'x'.repeat(longestTarget - pixel.length - 5)}`,
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 200,
  },
  {
    name: 'a hit that is absurdly long',
    path: `${pixel}&ttl=${'x'.repeat(90_000)}`,
    headers: (port) => ({ host: `localhost:${port}` }),
    expected: 431,
  },
];

for (const { name, path, method, headers, expected } of access) {
  test(`${name} is answered with ${expected}`, async (t) => {
    const server = await start(t);
    t.is(await ask(server, path, headers(server.port), method), expected);
    t.is(server.hits().last, expected === 200 && path.startsWith('/v1/') ? 1 : 0);
  });
}

test('a hit with a mistaken path is not found, yet recorded with what is wrong', async (t) => {
  const server = await start(t);
  t.is((await fetch(`${server.url}${pixel.replace('Pixel', 'pixel')}`)).status, 404);
  t.like(server.hits().hits[0], { answer: 'not found', problems: [{ rule: 'path', severity: 'fault' }] });
});

test('the first page says what there is, and nothing else is there', async (t) => {
  const server = await start(t);
  t.regex(await (await fetch(server.url)).text(), /GET {4}\/v1\/\{key\}\/Pixel/);
  const missing = await fetch(`${server.url}/favicon.ico`);
  t.is(missing.status, 404);
  t.regex(await missing.text(), /nothing here/);
});

test('the log keeps so many hits, and so many characters of them, and counts what it dropped', (t) => {
  const log = new RequestLog<Received>((received) => received);
  for (let count = 0; count < logLimits.hits + 5; count++) log.add(pixel, 'image');
  const { hits, last, dropped } = log.page();
  t.deepEqual([hits.length, hits[0]?.id, last, dropped], [logLimits.hits, 6, logLimits.hits + 5, 5]);

  const long = new RequestLog<Received>((received) => received);
  const target = `${pixel}&ttl=${'x'.repeat(30_000)}`;
  for (let count = 0; count < 200; count++) long.add(target, 'image');
  const kept = long.page().hits;
  t.true(kept.reduce((sum, { url }) => sum + url.length, 0) <= logLimits.characters);
  t.true(kept.length > 50);
});

test('the handler serves as part of another server and leaves the other paths to it', async (t) => {
  const seen: number[] = [];
  const service = createPixelService({ onHit: ({ id }) => seen.push(id) });
  const host = createServer((request, response) => {
    if (!service.handle(request, response)) response.end('the playground');
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    service.close();
    host.close();
    host.closeAllConnections();
  });
  const address = host.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  t.is(await (await fetch(`${url}/`)).text(), 'the playground');
  t.is((await fetch(`${url}${pixel}`)).status, 200);
  t.deepEqual(seen, [1]);
});

test('a port that is taken is said with the way out', async (t) => {
  const server = await start(t);
  await t.throwsAsync(startPixelServer({ port: server.port }), {
    instanceOf: CannotRun,
    message: `The port ${server.port} is taken by another program. Choose another with --port, or 0 for any free one.`,
  });
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = (...args: string[]) =>
  spawn(process.execPath, ['--import=tsx', '--conditions=source', 'scripts/pixel-server.ts', ...args], {
    cwd: root,
  });

test('the program prints its address and each hit, refuses a port that is taken, and stops on a signal with exit code 0', async (t) => {
  const running = program('--port', '0');
  t.teardown(() => running.kill('SIGKILL'));
  const lines = createInterface(running.stdout)[Symbol.asyncIterator]();
  const greeting = String((await lines.next()).value);
  const [, url = '', port = ''] = /listens at (http:\/\/127\.0\.0\.1:(\d+))/.exec(greeting) ?? [];
  await fetch(`${url}${pixel}`);
  await lines.next();
  t.is((await lines.next()).value, 'Hit 1, answered with image:');
  t.is((await lines.next()).value, 'Custom event “Click”');

  const second = program('--port', port);
  let message = '';
  for await (const chunk of second.stderr) message += String(chunk);
  if (second.exitCode === null) await once(second, 'exit');
  t.is(second.exitCode, 2);
  t.is(
    message,
    `The port ${port} is taken by another program. Choose another with --port, or 0 for any free one.\n`,
  );

  running.kill('SIGTERM');
  if (running.exitCode === null) await once(running, 'exit');
  t.is(running.exitCode, 0);
});

for (const { args, message } of [
  { args: ['--port', 'eighty'], message: '--port is a number from 0 to 65535, not “eighty”.\n' },
]) {
  test(`the program refuses ${args.join(' ')}`, async (t) => {
    const refused = program(...args);
    let printed = '';
    for await (const chunk of refused.stderr) printed += String(chunk);
    if (refused.exitCode === null) await once(refused, 'exit');
    t.is(refused.exitCode, 2);
    t.is(printed, message);
  });
}
