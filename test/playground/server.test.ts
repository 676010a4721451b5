import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { buildContainer } from '../../container/build-container.ts';
import { ownPlayground } from '../../scripts/own-playground.ts';
import { startPlayground, type Playground } from 'gtm-template-toolkit/playground';
import { readWholeTemplate } from 'gtm-template-toolkit/tpl';
import { projectRoot } from './project.ts';

let playground: Playground;
test.before(async () => {
  playground = await startPlayground({ ...ownPlayground, root: projectRoot });
});
test.after.always(() => playground.close());

interface Answered {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** `fetch` sets `Host` and `Origin` by itself. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: playground.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('the page loads nothing from elsewhere and allows nothing inline', async (t) => {
  const { status, headers, body } = await ask('/');
  t.is(status, 200);
  t.regex(
    String(headers['content-security-policy']),
    /default-src 'none'; script-src 'self'; style-src 'self'/,
  );
  t.notRegex(body, /https?:\/\/|<style|<script>|style="/);
});

for (const { path, runsPageCode } of [
  { path: '/shop', runsPageCode: false },
  // A container's custom JavaScript variables are code of the page.
  { path: '/container-shop', runsPageCode: true },
]) {
  test(`the shop is a page of no origin: ${path}`, async (t) => {
    const { headers, body } = await ask(path);
    const policy = String(headers['content-security-policy']);
    t.regex(policy, /^sandbox allow-scripts; default-src 'none'/);
    t.true(policy.includes(`${path}.js http`));
    t.is((await ask(`${path}.js`)).headers['access-control-allow-origin'], '*');
    t.is(policy.includes("'unsafe-eval'"), runsPageCode);
    t.notRegex(policy.replace("'unsafe-eval'", ''), /connect-src|unsafe|\*/);
    t.notRegex(body, /<style|<script>|style="/);
  });
}

test('everything that the page may ever load has less than 500 kB compressed', async (t) => {
  const found = [
    '/',
    '/app.js',
    '/app.css',
    '/shop',
    '/receiver.js',
    '/shop.js',
    '/shop.css',
    '/container-shop.js',
    '/server-worker.js',
  ];
  let size = 0;
  for (const path of found) {
    const { status, body } = await ask(path);
    t.is(status, 200, path);
    size += gzipSync(body).length;
    for (const [, name = ''] of body.matchAll(/["'](\.\/[\w/-]+\.js)["']/g)) {
      const chunk = new URL(name, `http://playground${path}`).pathname;
      if (!found.includes(chunk)) found.push(chunk);
    }
  }
  t.true(found.length > 6);
  t.true(size < 500_000, `${size} bytes`);
});

test('the worker in which server templates run reaches nothing', async (t) => {
  const { headers } = await ask('/server-worker.js');
  t.is(headers['content-security-policy'], "default-src 'none'; script-src 'self'");
});

test('the container is made of the template that the sources build', async (t) => {
  const [{ body: template }, { body }] = [await ask('/template'), await ask('/container')];
  const { text, reason } = JSON.parse(body) as { text: string; reason: unknown };
  t.is(reason, null);
  t.is(text, buildContainer((JSON.parse(template) as { text: string }).text).text);
});

test('the template is the one that the sources build', async (t) => {
  const { body } = await ask('/template');
  const { text, build } = JSON.parse(body) as { text: string; build: number };
  t.is(build, 1);
  t.is(readWholeTemplate(text, 'template.tpl').info['displayName'], 'mParticle Pixel');
});

for (const path of [
  '/package.json',
  '/../package.json',
  '/%2e%2e/package.json',
  '/app.js/../../package.json',
  '//etc/passwd',
  '/scripts/start.ts',
  '/__proto__',
  '/constructor',
]) {
  test(`nothing is served from the disk: ${path}`, async (t) => {
    t.is((await ask(path)).status, 404);
  });
}

for (const path of [
  '/',
  '/app.js',
  '/template',
  '/events',
  '/hits',
  '/to/https/a.example/p',
  '/stand-in/frame',
]) {
  test(`a host that is not loopback is refused: ${path}`, async (t) => {
    const { status } = await ask(path, { host: `rebound.example:${playground.port}` });
    t.is(status, 403);
  });
}

for (const [what, headers] of [
  ['another origin', { origin: 'https://evil.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a frame of no origin', { origin: 'null' }],
  ['another site’s page', { 'sec-fetch-site': 'cross-site' }],
] as const) {
  test(`${what} may neither read the template nor the events nor change the answer`, async (t) => {
    t.is((await ask('/template', headers)).status, 403);
    t.is((await ask('/container', headers)).status, 403);
    t.is((await ask('/events', headers)).status, 403);
    t.is((await ask('/answer', headers, 'PUT')).status, 403);
  });
}

test('pages are asked for with GET', async (t) => {
  t.is((await ask('/', {}, 'POST')).status, 405);
});

test('the server listens on loopback alone', (t) => {
  t.regex(playground.url, /^http:\/\/127\.0\.0\.1:\d+$/);
});

test('requests to other hosts are recorded, and answered as they are set to be', async (t) => {
  playground.recorder.setAnswer({ kind: 'error' });
  t.is((await ask('/to/https/a.example/p?q=1')).status, 500);
  playground.recorder.setAnswer({ kind: 'image' });
  t.is((await ask('/to/https/a.example/p?q=1')).headers['content-type'], 'image/gif');
  t.is(playground.recorder.hits().hits.at(-1)?.url, 'https://a.example/p?q=1');
  t.is((await ask('/stand-in/script.js')).body, '');
});

test('scenarios are saved for the page alone, and where the template is written too', async (t) => {
  t.is((await ask('/scenarios', { origin: 'https://evil.example' }, 'POST')).status, 403);
  t.is((await ask('/scenarios', {}, 'POST')).status, 403);
});

test('a port that is taken is said so', async (t) => {
  const error = await t.throwsAsync(
    startPlayground({ ...ownPlayground, root: projectRoot, port: playground.port }),
  );
  t.regex(error?.message ?? '', /^The port \d+ is taken by another program\. Choose another with --port/);
});
