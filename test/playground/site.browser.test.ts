import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import type { BrowserContext, Page } from 'playwright-core';
import type { ContainerExport } from 'gtm-template-toolkit/container';
import { buildSite, writeSite, type Site } from 'gtm-template-toolkit/site';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { assembleTemplate } from 'gtm-template-toolkit/tpl';
import config from '../../gtm-template.config.ts';
import { projectRoot } from './project.ts';
import { startStaticHost, type StaticHost } from './static-host.ts';

let folder: string;
let site: Site;
test.before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'site-'));
  const built = await buildSite(projectRoot, config);
  if (built.site === undefined) throw new Error(built.messages.join('\n'));
  site = built.site;
  await writeSite(path.join(folder, 'site'), site);
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

const textOf = (name: string): string => site.get(name)?.toString() ?? '';
const pages = (): readonly string[] => [...site.keys()].filter((name) => name.endsWith('.html'));

test('every page has a policy, and nothing inline that it would refuse', (t) => {
  for (const name of pages()) {
    const text = textOf(name);
    t.regex(
      text,
      /<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'/,
      name,
    );
    t.notRegex(text, /<style|<script>|\sstyle="|\son\w+="|javascript:/, name);
    t.notRegex(text, /(?:src|<link[^>]*href)="(?:https?:|\/)/, name);
  }
});

test('every link within the site leads to a file, and to a heading that is there', (t) => {
  let count = 0;
  for (const name of pages()) {
    for (const [, href = ''] of textOf(name).matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^[a-z]+:/.test(href)) continue;
      const [to = '', anchor] = href.split('#');
      const target = to === '' ? name : path.posix.join(path.posix.dirname(name), decodeURIComponent(to));
      count += 1;
      t.true(site.has(target), `${name}: ${href}`);
      if (anchor !== undefined) t.true(textOf(target).includes(` id="${anchor}"`), `${name}: ${href}`);
    }
  }
  t.true(count > 200);
});

test('the template, the container and the released versions can be downloaded', (t) => {
  const links = [...textOf('downloads.html').matchAll(/href="([^"]*)" download/g)].map(([, href]) => href);
  t.deepEqual(links, ['template.tpl', 'dist/mparticle-pixel-container.json', 'metadata.yaml']);
});

/** What a host sends that compresses as most do. */
const sentSize = (name: string): number => gzipSync(site.get(name) ?? '').length;

test('the whole site is 1.2 MB at most, compressed: so much is loaded for the time without the network', (t) => {
  const size = [...site.keys()].reduce((sum, name) => sum + sentSize(name), 0);
  t.true(size < 1_200_000, `${size} bytes`);
});

/** A page of a host that is the test’s own; the test fails when anything is asked elsewhere, or says an error. */
async function visit(
  t: ExecutionContext,
  context: BrowserContext,
  address: string,
): Promise<{ page: Page; host: StaticHost; asked: Set<string> }> {
  const host = await startStaticHost(path.join(folder, 'site'), '/some/path/');
  t.teardown(() => host.close());
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => t.fail(`The page threw: ${message}`));
  // A policy that is violated is an error in the console.
  page.on('console', (message) => {
    if (message.type() === 'error') t.fail(`${message.text()} (${message.location().url})`);
  });
  const asked = new Set<string>();
  context.on('request', (request) => {
    const url = request.url();
    if (!/^(?:data:|blob:)/.test(url) && !url.startsWith(host.url)) t.fail(`The page asked for ${url}`);
    if (url.startsWith(host.url) && request.serviceWorker() === null) {
      asked.add(
        decodeURI(
          url
            .slice(host.url.length)
            .replace(/[?#].*$/, '')
            .replace(/(?<=^|\/)$/, 'index.html'),
        ),
      );
    }
  });
  await page.goto(host.url + address);
  return { page, host, asked };
}

const serverVariable = assembleTemplate({
  kind: 'server',
  info: { type: 'MACRO', displayName: 'Path of the page', containerContexts: ['SERVER'] },
  fields: [{ type: 'TEXT', name: 'prefix', displayName: 'Prefix', simpleValueType: true }],
  code: "return data.prefix + require('getEventData')('page_path');",
  permissions: { read_event_data: { eventDataAccess: 'any' } },
  scenarios: [],
  notes: '',
});

/** Resolves when everything is kept for the time without a network, and nothing more is on its way. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  // The page of the next run is loaded ahead: it is there when the shop is within its document.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('iframe')].every(
      ({ contentDocument }) => contentDocument !== null && contentDocument.querySelector('iframe') !== null,
    ),
  );
}

async function fireTag(page: Page): Promise<string> {
  await page.getByLabel('Web API key', { exact: true }).fill('us1-0123456789abcdef0123456789abcdef');
  await page.getByLabel('Event name', { exact: true }).fill('Sign-up');
  await page.getByRole('button', { name: 'Fire', exact: true }).click();
  const card = page.locator('.result-card');
  await card
    .locator('.ending-title')
    .filter({ hasText: /Succeeded/ })
    .waitFor();
  return card.innerText();
}

browserTest(
  'the tag fires from static files, its pixel is decoded in the page, and all of it works without the network',
  async (t, context) => {
    const { page, host } = await visit(t, context, 'playground/');
    t.regex(await fireTag(page), /Succeeded[^]*Sign-up/);

    await page.getByRole('button', { name: /^Answer/ }).click();
    await page.getByLabel('Requests are answered with').selectOption('error');
    await page.getByRole('button', { name: 'Fire', exact: true }).click();
    await page
      .locator('.ending-title')
      .filter({ hasText: /Failed/ })
      .waitFor();

    await isKept(page);
    await host.close();
    await page.reload();
    t.regex(await fireTag(page), /Succeeded[^]*Sign-up/);
  },
);

function expectAtMost(t: ExecutionContext, asked: ReadonlySet<string>, bytes: number): void {
  const names = [...asked].filter((name) => !/\.(?:png|svg)$/.test(name));
  const size = names.reduce((sum, name) => sum + sentSize(name), 0);
  t.true(names.length > 3 && size < bytes, `${size} bytes: ${names.join(' ')}`);
}

browserTest('a first visit loads 450 kB at most before the tag has fired, compressed', async (t, context) => {
  const { page, asked } = await visit(t, context, 'playground/');
  await fireTag(page);
  t.true(asked.has('playground/shop.js'));
  expectAtMost(t, asked, 450_000);
});

browserTest('a document loads 60 kB at most beside its pictures, compressed', async (t, context) => {
  const { page, asked } = await visit(t, context, 'docs/fields.html');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expectAtMost(t, asked, 60_000);
});

browserTest('a template of servers is taken along from static files too', async (t, context) => {
  const { page, host } = await visit(t, context, 'playground/');
  await page.getByRole('tab', { name: 'Template' }).click();
  await page.getByLabel(/^Or paste its text/).fill(serverVariable);
  await page.getByRole('button', { name: 'Open what is pasted' }).click();
  await page.getByRole('heading', { level: 1, name: 'Path of the page' }).waitFor();
  await page.getByRole('tab', { name: 'Fire' }).click();
  await page.getByLabel('Prefix', { exact: true }).fill('{{Event name}}');
  await page.getByText('Take it along').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as a GTM container' }).click(),
  ]);
  const { containerVersion } = JSON.parse(await readFile(await download.path(), 'utf8')) as ContainerExport;
  t.deepEqual(containerVersion.container?.usageContext, ['SERVER']);
  t.deepEqual(
    containerVersion.variable?.map(({ name, type }) => [name, type.replace(/\d+/g, '')]),
    [
      ['Event name', 'ed'],
      ['Path of the page', 'cvt__'],
    ],
  );
  await host.close();
});

browserTest('documents and playground have the choice of colours in common', async (t, context) => {
  const { page, host } = await visit(t, context, 'docs/fields.html');
  const isDark = async (dark: boolean): Promise<void> => {
    await page.waitForFunction(
      (theme) => document.documentElement.dataset['theme'] === theme,
      dark ? 'dark' : 'light',
    );
    t.pass();
  };
  await page.emulateMedia({ colorScheme: 'dark' });
  await isDark(true);
  await page.getByLabel('Theme').selectOption('Light');
  await isDark(false);
  await page.goto(`${host.url}playground/`);
  t.is(await page.getByLabel('Theme').inputValue(), 'light');
  await isDark(false);
  await page.getByLabel('Theme').selectOption('Dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${host.url}downloads.html`);
  t.is(await page.getByLabel('Theme').inputValue(), 'dark');
  await isDark(true);
});

browserTest(
  'a document opens below any path, and search leads to a heading by keyboard alone',
  async (t, context) => {
    const { page, host } = await visit(t, context, 'docs/troubleshooting.html');
    await page.getByRole('heading', { level: 1, name: 'Troubleshooting' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('ad blockers');
    await page.locator('.search li a').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/docs\/troubleshooting\.html#ad-blockers$/);

    await isKept(page);
    await host.close();
    // A host that hides `.html` makes such addresses.
    await page.goto(`${host.url}docs/fields`);
    t.is(await page.getByRole('heading', { level: 1 }).innerText(), 'Field reference');
  },
);
