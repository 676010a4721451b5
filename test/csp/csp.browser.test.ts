import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import test from 'ava';
import { build } from 'esbuild';
import { codeOf } from 'gtm-template-toolkit/sandbox';
import { toolkitByName } from 'gtm-template-toolkit/testing';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { readWholeTemplate } from 'gtm-template-toolkit/tpl';
import { startPixelServer } from '../../pixel-service/server/server.ts';
import type { TestPage } from './page-entry.ts';

declare const testPage: TestPage;

const template = codeOf(
  readWholeTemplate(
    readFileSync(path.resolve(import.meta.dirname, '../../template.tpl'), 'utf8'),
    'template.tpl',
  ),
);

const fields = {
  apiKey: 'us1-0123456789abcdef0123456789abcdef',
  eventKind: 'AppEvent',
  eventName: 'Sign-up',
};

/** The emulator comes as a script of the page's own origin; nothing else is allowed that is not said. */
const emulator = "default-src 'none'; script-src 'self'";

const cases: readonly {
  readonly title: string;
  /** Undefined for no policy at all. */
  readonly policy: string | undefined;
  readonly completion?: 'request';
  readonly status: 'success' | 'failure';
  readonly arrives: boolean;
}[] = [
  {
    title: 'without a policy the tag works',
    policy: undefined,
    status: 'success',
    arrives: true,
  },
  {
    title: 'img-src https://pixels.mparticle.com is all that the tag needs',
    policy: `${emulator}; img-src https://pixels.mparticle.com`,
    status: 'success',
    arrives: true,
  },
  {
    title: 'a policy without images blocks the pixel, and the tag fails',
    policy: emulator,
    status: 'failure',
    arrives: false,
  },
  {
    title: 'a policy with other images blocks the pixel, and the tag fails',
    policy: `${emulator}; img-src 'self' https://www.example.com`,
    status: 'failure',
    arrives: false,
  },
  {
    title: 'a tag that has succeeded as soon as it has sent does not notice that it was blocked',
    policy: `${emulator}; img-src 'self'`,
    completion: 'request',
    status: 'success',
    arrives: false,
  },
];

const script = bundle();

for (const { title, policy, completion, status, arrives } of cases) {
  browserTest(title, async (t, context) => {
    const pixels = await startPixelServer();
    const site = await serve(await script, policy);
    try {
      const page = await context.newPage();
      // mParticle's host is the embedded pixel service here; a policy is kept before anything is asked for.
      await page.route('https://pixels.mparticle.com/**', async (route) => {
        const { pathname, search } = new URL(route.request().url());
        const answer = await fetch(`${pixels.url}${pathname}${search}`);
        await route.fulfill({
          status: answer.status,
          contentType: answer.headers.get('content-type') ?? '',
          body: Buffer.from(await answer.arrayBuffer()),
        });
      });
      await page.goto(site.url);
      const data = completion === undefined ? fields : { ...fields, completion };
      const input = JSON.stringify({ template, data });
      const result = await page.evaluate((json) => testPage.runTag(json), input);
      t.is(result.status, status, result.error ?? undefined);
      t.is(result.pixels.length, 1, 'the tag asks for its pixel in any case');
      const hits = pixels.hits().hits.map(({ event }) => ('name' in event ? event.name : undefined));
      t.deepEqual(hits, arrives ? ['Sign-up'] : []);
      // Of a violation the page is told a moment later.
      if (!arrives) await page.waitForFunction(() => testPage.violations.length > 0);
      const violations = await page.evaluate(() => testPage.violations);
      const blocked = `img-src https://pixels.mparticle.com/v1/${fields.apiKey}/Pixel`;
      t.deepEqual(violations, arrives ? [] : [blocked]);
    } finally {
      await site.close();
      await pixels.close();
    }
  });
}

test('the template is permitted to send pixels to no other host', (t) => {
  t.deepEqual(template.permissions['send_pixel'], {
    allowedUrls: 'specific',
    urls: ['https://pixels.mparticle.com/v1/*'],
  });
});

/** The emulator as one script for a page. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'page-entry.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    conditions: ['source'],
    plugins: [toolkitByName],
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** A page with the script under a content security policy. */
async function serve(
  text: string,
  policy: string | undefined,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url === '/emulator.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
      return;
    }
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...(policy === undefined ? {} : { 'content-security-policy': policy }),
      })
      .end('<!doctype html><title>Shop</title><script src="/emulator.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
