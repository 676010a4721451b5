import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExecutionContext } from 'ava';
import { build } from 'esbuild';
import type { BrowserContext } from 'playwright-core';
import { codeOf, type RunInput, type RunResult, type TemplateCode } from 'gtm-template-toolkit/sandbox';
import { toolkitByName } from 'gtm-template-toolkit/testing';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { readWholeTemplate } from 'gtm-template-toolkit/tpl';
import { startPixelServer, type PixelServer } from '../../pixel-service/server/server.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');

/** The sandbox on the page’s own window, with nothing of the playground between them. */
const entry = `
import { browserPage, runTemplate } from 'gtm-template-toolkit/testing/real-page';
window.runTag = (json) => {
  const { template, input } = JSON.parse(json);
  return runTemplate(template, input, browserPage(window), { network: 'browser' });
};
`;

const pageUrl = 'https://shop.example.com/tea?utm_source=mail&gclid=abc';

interface Prepared {
  readonly script: string;
  readonly template: TemplateCode;
}

/** Begun by the first test, so that nothing is built where tests are skipped. */
let prepared: Promise<Prepared> | undefined;

async function prepare(): Promise<Prepared> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: projectRoot, loader: 'ts' },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    conditions: ['source'],
    plugins: [toolkitByName],
  });
  const template = readFileSync(path.join(projectRoot, 'template.tpl'), 'utf8');
  return {
    script: outputFiles[0]?.text ?? '',
    template: codeOf(readWholeTemplate(template, 'template.tpl')),
  };
}

interface Visit {
  readonly server: PixelServer;
  runTag(input: RunInput): Promise<RunResult>;
}

/** A page of the web, whose requests to mParticle’s host are taken to an embedded pixel service as they are. */
async function visit(t: ExecutionContext, context: BrowserContext): Promise<Visit> {
  prepared ??= prepare();
  const { script, template } = await prepared;
  const server = await startPixelServer();
  t.teardown(() => server.close());
  await context.route('**/*', (route) => route.abort());
  await context.route('https://shop.example.com/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Tea</title><script>${script.replaceAll('</script', '<\\/script')}</script>`,
    }),
  );
  await context.route('https://pixels.mparticle.com/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${server.url}${pathname}${search}` }) });
  });
  const page = await context.newPage();
  await page.goto(pageUrl);
  return {
    server,
    runTag: (input) =>
      page.evaluate(
        (json) => (window as unknown as { runTag(json: string): Promise<RunResult> }).runTag(json),
        JSON.stringify({ template, input }),
      ),
  };
}

const data = {
  apiKey: 'us1-0123456789abcdef0123456789abcdef',
  eventKind: 'ScreenView',
  completion: 'response',
};

browserTest(
  'on a page of the web the tag requests an image that arrives as it was sent',
  async (t, context) => {
    const { server, runTag } = await visit(t, context);
    const result = await runTag({
      data: {
        ...data,
        eventName: 'Tee & Kännchen 💚',
        sendUtm: true,
        sendClickIds: true,
        eventAttributes: [{ key: 'note', value: 'gift, wrapped\'"<b>' }],
      },
      page: { cookies: { _fbp: 'fb.1.1.2' } },
    });
    t.is(result.status, 'success');
    const [hit, ...others] = server.hits().hits;
    t.is(others.length, 0);
    t.is(hit?.url && new URL(hit.url).href, new URL(result.pixels[0] ?? '').href);
    t.like(hit?.event, {
      type: 'ScreenView',
      name: 'Tee & Kännchen 💚',
      hostName: 'shop.example.com',
      title: 'Tea',
      attributes: [
        ['utm_source', 'mail'],
        ['note', 'gift, wrapped\'"<b>'],
      ],
      customFlags: [
        ['GoogleEnhancedConversions.Gclid', 'abc'],
        ['Facebook.BrowserId', 'fb.1.1.2'],
      ],
    });
    t.deepEqual(hit?.problems, []);
  },
);

for (const kind of ['json', 'empty', 'error'] as const) {
  browserTest(
    `on a page of the web an answer of ${kind} fails the tag though the event arrived`,
    async (t, context) => {
      const { server, runTag } = await visit(t, context);
      server.setAnswer({ kind });
      t.is((await runTag({ data })).status, 'failure');
      t.is(server.hits().hits.length, 1);
    },
  );
}

browserTest('on a page of the web consent is awaited, and the event sent once', async (t, context) => {
  const { server, runTag } = await visit(t, context);
  const result = await runTag({
    data: { ...data, consentMode: 'wait', consentTypes: [{ type: 'analytics_storage' }] },
    consent: { analytics_storage: 'denied' },
    consentUpdates: [
      { ad_storage: 'granted' },
      { analytics_storage: 'granted' },
      { analytics_storage: 'denied' },
      { analytics_storage: 'granted' },
    ],
  });
  t.is(result.status, 'success');
  t.is(result.pixels.length, 1);
  t.is(server.hits().hits.length, 1);
});
