import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { BrowserContext, Page } from 'playwright-core';
import { ownPlayground } from '../../scripts/own-playground.ts';
import { decodeRequestedUrl } from '../../pixel-service/decode/decode.ts';
import { startPlayground, type Playground } from 'gtm-template-toolkit/playground';
import type { AnswerKind } from 'gtm-template-toolkit/recorder';
import { faultsOfRunInput } from 'gtm-template-toolkit/sandbox';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { exampleFile } from './example-template.ts';
import { projectRoot } from './project.ts';

let playground: Playground;
/** A copy of the sources, which a test may change. */
let root: string;
/** Begun by the first test, so that nothing is started where tests are skipped. */
let started: Promise<void> | undefined;
let onBuild: (template: string | null) => void = () => undefined;

test.after.always(async () => {
  if (started === undefined) return;
  await started;
  await playground.close();
  await rm(root, { recursive: true });
});

async function start(): Promise<void> {
  root = await mkdtemp(path.join(tmpdir(), 'playground-'));
  for (const part of ['src', 'template'])
    await cp(path.join(projectRoot, part), path.join(root, part), { recursive: true });
  for (const part of ['toolkit', 'node_modules', 'package.json', 'tsconfig.json'])
    await symlink(path.join(projectRoot, part), path.join(root, part));
  playground = await startPlayground({
    ...ownPlayground,
    root,
    watch: true,
    onBuild: ({ text }) => onBuild(text),
  });
}

/** Gives a source back its text. Resolves when the server has built the template, in which that is to be found. */
async function restore(file: string, text: string, inTemplate: string): Promise<void> {
  const built = new Promise<void>((resolve) => {
    onBuild = (template) => {
      if (template?.includes(inTemplate) === true) resolve();
    };
  });
  await writeFile(file, text);
  await built;
}

/** A page with nothing stored; the test fails when the page throws or asks for anything but this server. */
async function open(t: ExecutionContext, context: BrowserContext, hash = ''): Promise<Page> {
  started ??= start();
  await started;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => {
    // What a template does to its own page in vain is no fault of ours.
    if (message !== 'Failed to fetch') t.fail(`The page threw: ${message}`);
  });
  page.on('request', (request) => {
    if (!/^(?:data:|http:\/\/127\.0\.0\.1:)/.test(request.url()))
      t.fail(`The page asked for ${request.url()}`);
  });
  playground.recorder.setAnswer({ kind: 'image' });
  playground.recorder.clearHits();
  await page.goto(`${playground.url}/${hash}`);
  return page;
}

/** What has been received, decoded and in order. */
const decodedHits = () => playground.recorder.hits().hits.map(({ url }) => decodeRequestedUrl(url));

/** The names of the events among it. */
const received = (): string =>
  decodedHits()
    .map(({ event }) => event.name)
    .join(' ');

/** The project’s own tag, filled in with what it needs. */
async function openTag(t: ExecutionContext, context: BrowserContext): Promise<Page> {
  const page = await open(t, context);
  await page.getByLabel('Web API key', { exact: true }).fill('us1-0123456789abcdef0123456789abcdef');
  await page.getByLabel('Event name', { exact: true }).fill('Sign-up');
  return page;
}

async function openExample(t: ExecutionContext, context: BrowserContext): Promise<Page> {
  const page = await open(t, context, '#template');
  await page.locator('input[type=file]').setInputFiles(exampleFile);
  await page.getByRole('heading', { level: 1, name: 'Every field' }).waitFor();
  await page.getByRole('tab', { name: 'Fire' }).click();
  await page.getByLabel('Plain text', { exact: true }).waitFor();
  return page;
}

const otherContainer = {
  exportFormatVersion: 2,
  containerVersion: {
    tag: [
      { tagId: '1', name: 'Chat', type: 'html', firingTriggerId: ['2147479553'] },
      { tagId: '2', name: 'Download', type: 'html', firingTriggerId: ['4'] },
    ],
    trigger: [
      { triggerId: '3', name: 'New', type: 'NEW_TYPE' },
      {
        ...{ triggerId: '4', name: 'Links of the shop', type: 'LINK_CLICK' },
        filter: [
          {
            type: 'EQUALS',
            parameter: [
              { type: 'TEMPLATE', key: 'arg0', value: '{{Place}}' },
              { type: 'TEMPLATE', key: 'arg1', value: 'shop.example.com/search, a visit' },
            ],
          },
        ],
      },
    ],
    variable: [
      {
        ...{ variableId: '5', name: 'Place', type: 'jsm' },
        parameter: [
          {
            type: 'TEMPLATE',
            key: 'javascript',
            value:
              "function() { document.cookie = 'seen=a visit'; return document.location.host + window.location.pathname + ', ' + document.cookie.split('=')[1] + (localStorage.length || ''); }",
          },
        ],
      },
    ],
  },
};

const fire = (page: Page): Promise<void> => page.getByRole('button', { name: 'Fire', exact: true }).click();

async function answerWith(page: Page, kind: AnswerKind): Promise<void> {
  await page.getByRole('button', { name: /^Answer/ }).click();
  await page.getByLabel('Requests are answered with').selectOption(kind);
}

/** Waits until the ending of the run says so. The text is of that very moment. */
async function ending(page: Page, text: string): Promise<string> {
  const found = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('.ending:not(.dry)')]
        .map((element) => element.innerText)
        .find((said) => said.includes(wanted)),
    text,
  );
  return (await found.jsonValue()) ?? '';
}

/** Waits until the request of the run has come to the server; the tag may have completed before. */
const arrived = (page: Page): Promise<void> => page.getByText('Received on this machine as hit').waitFor();

const consoleOf = (page: Page): Promise<string> => page.getByLabel('Console', { exact: true }).innerText();

/** The `data` that the example template received, as it logged it. */
async function dataOf(page: Page): Promise<Record<string, unknown>> {
  const [line = ''] = (await consoleOf(page)).split('\n');
  return JSON.parse(line.replace('data ', '')) as Record<string, unknown>;
}

browserTest('a tag is configured and fired, and its hit is read back from the server', async (t, context) => {
  const page = await openTag(t, context);
  await page.getByRole('button', { name: 'Event attributes', exact: true }).click();
  await page.getByRole('button', { name: 'Add event attribute' }).click();
  await page.getByLabel(/^Key, row 1/).fill('plan');
  await page.getByLabel(/^Value, row 1/).fill('{{Plan}}, yearly');
  await fire(page);
  await ending(page, 'Succeeded');
  await arrived(page);
  const log = (await (await fetch(`${playground.url}/hits`)).json()) as { hits: { url: string }[] };
  const hits = log.hits.map(({ url }) => decodeRequestedUrl(url));
  t.is(hits.length, 1);
  t.is(hits[0]?.event.name, 'Sign-up');
  t.is(hits[0]?.event.environment, 'development');
  t.deepEqual(hits[0]?.event.attributes, [['plan', 'pro, yearly']]);
  t.deepEqual(hits[0]?.problems, []);
  const result = page.locator('.result-card');
  t.true((await result.innerText()).includes('pro, yearly'));
  t.regex(
    await result.getByLabel('The URL', { exact: true }).innerText(),
    /^https:\/\/pixels\.mparticle\.com\/v1\/us1-/,
  );
  t.regex(await result.innerText(), /\d+ of 8,000 characters/);
});

browserTest(
  'the request is copied as curl, as fetch and as an image for e-mail, the input for tpl run',
  async (t, context) => {
    const page = await openTag(t, context);
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await fire(page);
    await ending(page, 'Succeeded');
    const copied = async (name: string): Promise<string> => {
      const button = page.getByRole('button', { name, exact: true });
      const element = await button.elementHandle();
      await button.click();
      await page.waitForFunction((copying) => copying?.matches('.done'), element);
      return page.evaluate(() => navigator.clipboard.readText());
    };
    t.regex(await copied('curl'), /^curl .*'https:\/\/pixels/);
    t.regex(await copied('fetch for a page'), /^fetch\(`https:\/\/pixels[^`]*&ct=\$\{Date\.now\(\)\}/);
    t.regex(await copied('Image for e-mail'), /^<img .*src="https:\/\/pixels[^"]*&amp;ct=\{\{/);
    const input = JSON.parse(await copied('Copy input for tpl run')) as {
      data: { apiKey: string };
      page: object;
    };
    t.is(input.data.apiKey, 'us1-0123456789abcdef0123456789abcdef');
    t.like(input.page, { title: 'Sencha – Leaf & Kettle' });
    t.deepEqual(faultsOfRunInput(input), []);
  },
);

browserTest(
  'validators speak where the fault is, and the tag can be fired all the same',
  async (t, context) => {
    const page = await open(t, context);
    await fire(page);
    await page.getByRole('alert').getByText('GTM would not save this tag').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'field-apiKey');
    t.is(
      await page.locator('#field-apiKey-fault').innerText(),
      'Enter the API key of your web input in mParticle.',
    );
    await page.getByRole('button', { name: 'Fire all the same' }).click();
    await ending(page, 'Failed');
    await page.getByLabel('Web API key', { exact: true }).fill('not a key');
    t.regex(await page.locator('#field-apiKey-fault').innerText(), /only letters, digits and hyphens/);
  },
);

browserTest('the tag succeeds with an image for an answer and fails with any other', async (t, context) => {
  const page = await openTag(t, context);
  await page.getByRole('button', { name: /^Answer/ }).click();
  for (const [kind, expected] of [
    ['json', 'Failed'],
    ['empty', 'Failed'],
    ['error', 'Failed'],
    ['image', 'Succeeded'],
  ] as const) {
    playground.recorder.clearHits();
    await page.getByLabel('Requests are answered with').selectOption(kind);
    await page.getByRole('button', { name: `Answer ${kind}` }).waitFor();
    await fire(page);
    await page.getByText(`answered with: ${kind}.`).waitFor();
    await ending(page, expected);
    t.is(playground.recorder.hits().hits.length, 1, kind);
  }
});

browserTest(
  'without an answer the tag is still running; as soon as the request is sent it need not wait',
  async (t, context) => {
    const page = await openTag(t, context);
    await answerWith(page, 'none');
    await fire(page);
    t.regex(await ending(page, 'Still running'), /waits for an answer/);
    await arrived(page);
    await page.getByRole('button', { name: 'More settings' }).click();
    await page.getByLabel('as soon as the request is sent').check();
    await fire(page);
    await ending(page, 'Succeeded');
    await arrived(page);
    t.is(playground.recorder.hits().hits.length, 2);
  },
);

browserTest('an answer that takes its time delays completion', async (t, context) => {
  const page = await openTag(t, context);
  await answerWith(page, 'none');
  await fire(page);
  await ending(page, 'Still running');
  await arrived(page);
  const [hit] = playground.recorder.hits().hits;
  const waited = Date.now() - (hit?.receivedAt ?? Infinity);
  playground.recorder.answerWaiting('image');
  const [, milliseconds] = /after (\d+) ms/.exec(await ending(page, 'Succeeded')) ?? [];
  t.true(waited >= 0 && Number(milliseconds) >= waited, `${milliseconds} ms, of which it waited ${waited}`);
});

browserTest('a tag waits for consent and sends once, with what it read when it fired', async (t, context) => {
  const page = await openTag(t, context);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  await page.getByLabel(/^Awaited/).check();
  await page.getByLabel('Event name', { exact: true }).fill('{{Page path}}');
  await page.getByRole('button', { name: /^Consent not set/ }).click();
  await page.getByRole('button', { name: 'Deny all' }).click();
  await fire(page);
  await ending(page, 'Waits for consent: analytics_storage');
  t.is(playground.recorder.hits().hits.length, 0);
  await page.frameLocator('.shop iframe:not(.spare)').getByRole('button', { name: 'Check out' }).click();
  await page.getByRole('button', { name: /^Data layer 3/ }).waitFor();
  await page.getByLabel('analytics_storage').selectOption('granted');
  t.regex(await ending(page, 'later, on consent'), /^Sent \d+\.\d\d s later, on consent/);
  await page.getByLabel('analytics_storage').selectOption('denied');
  await page.getByLabel('analytics_storage').selectOption('granted');
  await arrived(page);
  t.is(received(), '/tea/sencha');
});

browserTest(
  'the shop’s own buttons push to the data layer and answer the consent question',
  async (t, context) => {
    const page = await open(t, context);
    const shop = page.frameLocator('.shop iframe:not(.spare)');
    await shop.getByRole('button', { name: 'Add to cart: Sencha' }).click();
    await shop.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('button', { name: /^Consent 4 denied/ }).waitFor();
    await page.getByRole('button', { name: /^Data layer 3/ }).click();
    t.regex(await page.getByLabel('Pushed so far (JSON)').inputValue(), /"event":"add_to_cart"/);
    await page.getByRole('button', { name: 'Push', exact: true }).click();
    await page.getByRole('button', { name: /^Data layer 4/ }).waitFor();
    await page.getByLabel('Pushed so far (JSON)').fill('[');
    await page.getByRole('button', { name: /^Data layer not JSON/ }).waitFor();
    await page.getByRole('button', { name: /^Data layer not JSON/ }).click();
    await fire(page);
    await page.waitForFunction(() => document.activeElement?.id === 'page-dataLayer');
    t.regex(await page.locator('.ending.bad').innerText(), /Data layer: This is not JSON/);
  },
);

browserTest('every type of field is drawn and reaches the template', async (t, context) => {
  const page = await openExample(t, context);
  await page.getByLabel('Plain text', { exact: true }).fill('Hello {{Customer ID}}');
  await page.getByLabel('Text area', { exact: true }).fill('one\ntwo');
  t.is(await page.getByLabel('Only when ticked', { exact: true }).count(), 0);
  await page.getByLabel('Tick me').check();
  await page.getByLabel('Only when ticked', { exact: true }).fill('ticked');
  await page.getByLabel('Second').check();
  await page.getByLabel('Inside the second', { exact: true }).fill('inner');
  await page.getByRole('button', { name: 'Add simple row' }).click();
  await page.getByLabel(/^Key, row 1/).fill('k');
  await page.getByLabel(/^Kind, row 1/).selectOption('B');
  await page.getByRole('button', { name: 'Add dialog row' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new one' });
  await dialog.getByRole('button', { name: 'Save row' }).click();
  await dialog.getByText('This field must not be empty.').waitFor();
  await dialog.getByLabel('Label', { exact: true }).fill('l');
  await dialog.getByLabel('On').check();
  await dialog.getByRole('button', { name: 'Save row' }).click();
  t.is(await page.getByLabel('A number', { exact: true }).inputValue(), '5');
  await page.getByLabel('A number', { exact: true }).fill('{{Page path}}');
  t.is(await page.getByLabel('In the closed group', { exact: true }).count(), 0);
  await page.getByRole('button', { name: 'Closed group' }).click();
  await page.getByLabel('Insert a variable: In the closed group').selectOption('Email');
  await page.getByText('which GTM’s editor does not offer').waitFor();
  await fire(page);
  await ending(page, 'Neither data.gtmOnSuccess nor');
  t.like(await dataOf(page), {
    plain: 'Hello 1234',
    area: ['one', 'two'],
    box: true,
    boxed: 'ticked',
    radio: 'second',
    inner: 'inner',
    simple: [{ key: 'k', kind: 'b' }],
    params: [{ label: 'l', on: true }],
    number: '/tea/sencha',
    hiddenText: 'ada@example.com',
  });
  t.false('action' in (await dataOf(page)));
});

browserTest('rows are edited and removed, faults of a table show in their row', async (t, context) => {
  const page = await openExample(t, context);
  const add = page.getByRole('button', { name: 'Add simple row' });
  await add.click();
  await page.getByLabel(/^Key, row 1/).fill('same');
  await add.click();
  await page.getByLabel(/^Key, row 2/).fill('same');
  await fire(page);
  t.is(await page.locator('td .fault').innerText(), 'Another row has the same key.');
  await page.getByRole('button', { name: 'Remove row 1' }).click();
  t.is(await page.getByLabel(/^Key, row 1/).inputValue(), 'same');
  await page.getByRole('button', { name: 'Add dialog row' }).click();
  await page.getByLabel('Label', { exact: true }).fill('before');
  await page.getByRole('button', { name: 'Save row' }).click();
  await page.getByRole('button', { name: 'Edit row 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change it' });
  await dialog.getByLabel('Label', { exact: true }).fill('after');
  await page.keyboard.press('Escape');
  t.is(await page.locator('.cell-text').first().innerText(), 'before');
});

const actions: readonly {
  action: string;
  ends: string;
  check(page: Page, text: string): Promise<boolean>;
}[] = [
  {
    action: 'pixel',
    ends: 'Succeeded',
    check: async (page) =>
      (await consoleOf(page)).includes('cookie yes host www.leaf-and-kettle.example') &&
      (await page.getByLabel('The URL', { exact: true }).innerText()) ===
        'https://tracker.example/collect?q=',
  },
  {
    action: 'script',
    ends: 'Succeeded',
    check: (page) => page.getByText('https://cdn.example/tag.js', { exact: true }).isVisible(),
  },
  {
    action: 'iframe',
    ends: 'Succeeded',
    check: (page) => page.getByText('https://frame.example/sync', { exact: true }).isVisible(),
  },
  {
    action: 'forbidden',
    ends: 'Threw an exception',
    check: (_, text) =>
      Promise.resolve(
        /PermissionError: Prohibited URL: https:\/\/elsewhere\.example\/x\.[^]*example\.tpl:\d+/.test(text),
      ),
  },
  {
    action: 'endless',
    ends: 'Threw an exception',
    check: (_, text) => Promise.resolve(/step/i.test(text)),
  },
];
browserTest('another template runs as its permissions allow', async (t, context) => {
  const page = await openExample(t, context);
  for (const { action, ends, check } of actions) {
    await page.getByLabel('Action', { exact: true }).selectOption(`Do: ${action}`);
    await fire(page);
    await page
      .getByLabel('Console', { exact: true })
      .filter({ hasText: `"action":"${action}"` })
      .waitFor();
    t.true(await check(page, await ending(page, ends)), action);
  }
});

browserTest('another template reaches neither the playground nor its settings', async (t, context) => {
  const page = await openExample(t, context);
  await page.getByLabel('Action', { exact: true }).selectOption('Do: reach');
  await fire(page);
  await ending(page, 'Succeeded');
  const lines = await consoleOf(page);
  t.false(lines.includes(playground.url));
  t.regex(lines, /storage null/);
  t.not(await page.title(), 'hacked');
  t.is(await page.locator('.label-field img').count(), 0);
  t.is(await page.getByRole('link', { name: 'docs' }).getAttribute('href'), 'https://docs.example/');
  t.is(playground.recorder.answer().kind, 'image');
});

browserTest('a push and a consent update reach another template that waits', async (t, context) => {
  const page = await openExample(t, context);
  await page.getByLabel('Action', { exact: true }).selectOption('Do: wait');
  await page.getByRole('button', { name: /^Consent not set/ }).click();
  await page.getByLabel('analytics_storage').selectOption('denied');
  await fire(page);
  await ending(page, 'Waits for consent: analytics_storage');
  await page.getByRole('button', { name: /^Data layer/ }).click();
  await page.getByLabel('Push to the data layer').fill('{ "plan": "pro" }');
  await page.getByRole('button', { name: 'Push', exact: true }).click();
  await page
    .getByRole('button', { name: /^Consent/ })
    .last()
    .click();
  await page.getByLabel('analytics_storage').selectOption('granted');
  await ending(page, 'Succeeded');
  t.regex(await consoleOf(page), /plan pro/);
});

browserTest('the scenarios of the project’s template pass in the browser', async (t, context) => {
  const page = await open(t, context, '#tests');
  const run = page.getByRole('button', { name: 'Run tests' });
  await run.click();
  // Until then it says that they are running, and the totals are of those that have ended.
  await run.waitFor();
  t.regex(await page.locator('.tests-bar .totals').innerText(), /^\d+ passed, 0 failed in \d+ ms$/);
  t.true((await page.locator('.scenarios > .passed').count()) >= 40);
});

browserTest('failures of another template’s scenarios say what was expected', async (t, context) => {
  const page = await openExample(t, context);
  await page.getByRole('tab', { name: 'Tests' }).click();
  await page.getByRole('button', { name: 'Run tests' }).click();
  await page.getByText(/^1 passed, 1 failed/).waitFor();
  const failed = await page.locator('.scenarios > .failed').innerText();
  t.regex(
    failed,
    /It is wrong[^]*Property 1: Expected 3, actually 2\.[^]*example\.tpl:\d+[^]*Expected[^]*Actual/i,
  );
});

browserTest('the template’s permissions and the checker’s findings are shown', async (t, context) => {
  const page = await openExample(t, context);
  await page.getByRole('tab', { name: 'Template' }).click();
  await page.getByRole('heading', { name: 'send_pixel' }).waitFor();
  await page.getByText('https://tracker.example/*').waitFor();
  await page.getByRole('heading', { name: /^Check: \d+ (?:fault|warning|note)s?/ }).waitFor();
  t.regex(
    await page.locator('.problems .fault').innerText(),
    /send_pixel does not cover this sendPixel[^]*example\.tpl:\d+:\d+ \[permission-too-narrow\]/,
  );
  await page.getByRole('button', { name: 'Back to the project’s template' }).click();
  await page.getByRole('heading', { level: 1, name: 'mParticle Pixel' }).waitFor();
});

browserTest('what is no template is said so', async (t, context) => {
  const page = await open(t, context, '#template');
  await page.getByLabel(/^Or paste its text/).fill('Hello');
  await page.getByRole('button', { name: 'Open what is pasted' }).click();
  t.true((await page.locator('pre.fault').innerText()).startsWith('pasted.tpl'));
});

browserTest('the inspector reads what people paste and says what is wrong', async (t, context) => {
  const page = await open(t, context, '#inspector');
  const input = page.getByLabel(/^Paste a pixel URL/);
  await input.fill(
    '<img src="https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=AppEvent&amp;et=Search&amp;n=Found%20it&amp;ct=1735689600000&amp;dbg=false">',
  );
  t.regex(
    await page.locator('.event').innerText(),
    /Found it[^]*Search[^]*2025-01-01T00:00:00\.000Z[^]*production/,
  );
  await input.fill(
    'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=AppEvent&attrs_k=a,b&attrs_v=1',
  );
  await page.locator('.problems .fault').first().waitFor();
  await page.getByRole('button', { name: 'Show attrs_k' }).click();
  t.is(await page.locator('.code.url mark').innerText(), 'attrs_k=a,b');
  await input.fill('nothing of the kind');
  t.regex(await page.locator('.problems').innerText(), /no URL/);

  const address = 'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=';
  const urls = ['https://shop.example/', `${address}ScreenView&n=Home&dbg=true`, `${address}AppEvent&n=Late`];
  await page.locator('.panel:not([hidden]) input[type=file]').setInputFiles({
    name: 'visit.har',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ log: { entries: urls.map((url) => ({ request: { url } })) } })),
  });
  await page.getByText('2 requests: 2 with faults').waitFor();
  t.is(await input.inputValue(), urls.slice(1).join('\n'));
  await page.getByLabel('Show requests with').fill('development');
  t.regex(await page.locator('table.requests tbody').innerText(), /^1\s+Home\s+page view\s+development/);
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  await page.getByRole('heading', { name: 'Request 1, as mParticle reads it' }).waitFor();
});

browserTest('two runs are compared', async (t, context) => {
  const page = await openTag(t, context);
  await fire(page);
  await ending(page, 'Succeeded');
  await page.getByLabel('Event name', { exact: true }).fill('Sign-out');
  await fire(page);
  await page.locator('.event-name', { hasText: 'Sign-out' }).waitFor();
  await page.getByRole('tab', { name: /^History/ }).click();
  await page.getByRole('checkbox', { name: /^Run 1: Sign-up/ }).check();
  await page.getByRole('checkbox', { name: /^Run 2: Sign-out/ }).check();
  const row = page.getByRole('row', { name: /^Name/ });
  t.regex(await row.innerText(), /Sign-up\s+Sign-out/);
  t.is(await page.getByRole('row', { name: /^Web API key/ }).count(), 0);
  t.is(await page.getByRole('row', { name: /^Time/ }).count(), 0);
  await page.getByLabel('Show what is the same').check();
  t.is(await page.getByRole('row', { name: /^Web API key/ }).count(), 1);

  await page.getByRole('checkbox', { name: /^Run 2: Sign-out/ }).uncheck();
  await page.getByRole('button', { name: 'Restore' }).click();
  t.is(await page.getByLabel('Event name', { exact: true }).inputValue(), 'Sign-up');
  await page.getByText('Take it along').click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Copied').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const elsewhere = await context.newPage();
  await elsewhere.goto(link);
  await elsewhere.getByText('The form of the link is open.').waitFor();
  t.is(await elsewhere.getByLabel('Event name', { exact: true }).inputValue(), 'Sign-up');
});

browserTest(
  'what a click does away with can be taken back, and a run comes back whole',
  async (t, context) => {
    const page = await openTag(t, context);
    const name = page.getByLabel('Event name', { exact: true });
    const undo = page.getByRole('button', { name: 'Undo' });

    await page.getByRole('button', { name: 'Fill in an example' }).click();
    t.is(await name.inputValue(), 'Product viewed');
    await undo.click();
    t.is(await name.inputValue(), 'Sign-up');
    await page.getByRole('button', { name: 'Reset' }).click();
    t.is(await name.inputValue(), '');
    await undo.click();
    t.is(await name.inputValue(), 'Sign-up');

    const plan = page.getByLabel('Name of Plan');
    await page.getByRole('button', { name: 'Remove Plan' }).click();
    await plan.waitFor({ state: 'detached' });
    await undo.click();
    await plan.waitFor();

    await page.getByRole('button', { name: /^Answer/ }).click();
    const answer = page.getByLabel('Requests are answered with');
    const delay = page.getByLabel('after (milliseconds)');
    await answer.selectOption('json');
    await fire(page);
    await ending(page, 'Failed');
    await answer.selectOption('image');
    await delay.fill('-5');
    await name.fill('Sign-out');
    t.is(await delay.inputValue(), '0', 'The delay shows what is used.');
    await undo.waitFor({ state: 'detached' });

    await page.getByRole('tab', { name: /^History/ }).click();
    await page.getByRole('button', { name: 'Forget all' }).click();
    await page.getByText('Every firing is listed here').waitFor();
    await undo.click();
    await page.getByRole('checkbox', { name: /^Run 1: Sign-up/ }).check();
    await page.getByRole('button', { name: 'Restore' }).click();
    t.is(await name.inputValue(), 'Sign-up');
    t.is(await answer.inputValue(), 'json');
    await undo.click();
    t.is(await name.inputValue(), 'Sign-out');
    t.is(await answer.inputValue(), 'image');
  },
);

browserTest('of two windows the one that fires decides how requests are answered', async (t, context) => {
  const page = await openTag(t, context);
  const other = await openTag(t, context);
  await answerWith(page, 'json');
  await fire(other);
  t.regex(await ending(other, 'Succeeded'), /1 pixel sent/);
  await fire(page);
  t.regex(await ending(page, 'Failed'), /the answer was JSON/);
});

browserTest('a reload keeps the input, the page, the theme and the tab', async (t, context) => {
  const page = await openTag(t, context);
  await page.getByLabel('Theme').selectOption('Dark');
  await page.getByLabel('Address').fill('https://www.example.com/kept');
  await page.getByRole('tab', { name: 'Template' }).click();
  await page.reload();
  t.is(await page.getByRole('tab', { selected: true }).innerText(), 'Template');
  t.is(await page.evaluate(() => document.documentElement.dataset['theme']), 'dark');
  await page.getByRole('tab', { name: 'Fire' }).click();
  t.is(await page.getByLabel('Event name', { exact: true }).inputValue(), 'Sign-up');
  t.is(await page.getByLabel('Address').inputValue(), 'https://www.example.com/kept');
});

browserTest(
  'the container’s visit is clicked through, and is taken again when the sources change',
  async (t, context) => {
    const page = await open(t, context, '#container');
    const key = page.getByLabel('mParticle - Constant - Web API key');
    await key.fill('us1-ffffffffffffffffffffffffffffffff');
    await key.press('Enter');
    const steps = page.locator('.step');
    const shop = page.frameLocator('.panel:not([hidden]) .shop iframe:not(.spare)');
    const act = async (name: string, totals: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByText(totals).waitFor();
    };
    await act('Page view', '1 step, 1 pixel sent, 1 received.');
    await act('Consent denied', '2 steps, 1 pixel sent, 1 received.');
    const consent = page.locator('.panel:not([hidden]) .drawer-button').filter({ hasText: /^Consent/ });
    t.regex(await consent.innerText(), /denied/);
    await act('Search', '3 steps, 1 pixel sent, 1 received.');
    t.regex(await steps.first().innerText(), /3\. Push search[^]*mParticle - Search succeeded/);
    await act('Consent granted', '4 steps, 2 pixels sent, 2 received.');
    t.regex(await steps.first().innerText(), /search hit \d+, of mParticle - Search, which fired earlier/);
    t.regex(await consent.innerText(), /granted/);
    await shop.getByRole('button', { name: 'Add to cart: Sencha' }).click();
    await page.getByText('5 steps, 3 pixels sent').waitFor();
    await act('Log in', '6 steps, 4 pixels sent, 4 received.');
    await page.getByLabel('Push to the data layer').fill('nothing');
    await page.getByRole('button', { name: 'Push', exact: true }).click();
    await page.getByText(/^“nothing” has no value here|^Push an object, /).waitFor();
    await page.getByLabel('Push to the data layer').fill('{ "event": "mp_tasted", "tea": "Assam" }');
    await act('Push', '7 steps, 5 pixels sent, 5 received.');
    t.regex(await steps.first().innerText(), /mp_tasted[^]*tasted[^]*tea\s+Assam/);
    const names = 'PageView search add_to_cart login tasted';
    t.is(received(), names);
    const { hits: log } = playground.recorder.hits();
    const hits = decodedHits();
    t.true(hits.every(({ event }) => event.key === 'us1-ffffffffffffffffffffffffffffffff'));
    t.deepEqual(hits[3]?.event.identities, [
      ['customerid', '1234'],
      ['email', 'ada@example.com'],
    ]);
    t.is(hits[0]?.event.hostName, 'www.leaf-and-kettle.example');
    const frames = page.frames().filter((frame) => frame.url().endsWith('/container-shop'));
    t.deepEqual(await Promise.all(frames.map((frame) => frame.evaluate(() => self.origin))), [
      'null',
      'null',
    ]);

    const fields = path.join(root, 'template/fields/event.ts');
    const declared = await readFile(fields, 'utf8');
    playground.recorder.clearHits();
    t.teardown(() => restore(fields, declared, '"displayName": "Event name"'));
    await writeFile(fields, declared.replace("displayName: 'Event name'", "displayName: 'Its name'"));
    await page.waitForFunction(
      (last) => document.querySelector('.sent .hint')?.textContent?.includes(`hit ${last}`),
      (log.at(-1)?.id ?? 0) + log.length,
    );
    await page.getByText('7 steps, 5 pixels sent, 5 received.').waitFor();
    t.is(received(), names);
  },
);

browserTest('a whole visit is played, in another container too', async (t, context) => {
  const page = await open(t, context, '#container');
  await page.getByRole('button', { name: 'Play the whole visit' }).click();
  await page.getByText(/^\d+ steps, (\d{1,2}) pixels sent, \1 received\.$/).waitFor();
  // What waited for consent leaves at once, so that it may arrive in any order.
  t.regex(received(), /^(?:(?:PageView|view_item) ){3}PageView search login purchase newsletter_signup$/);
  t.deepEqual(
    decodedHits().flatMap(({ problems }) => problems),
    [],
  );

  const anchor = page.locator('.step', { hasText: 'Go to #linen on the page' });
  t.regex(
    await anchor.innerText(),
    /Not fired on gtm\.historyChange[^]*Page view none of its triggers fires[^]*✓[^]*History Source "popstate" matches RegEx/,
  );
  await page.getByText('Names', { exact: true }).click();
  t.regex(await anchor.innerText(), /✗[^]*\{\{mParticle - DLV - gtm\.newUrl\}\} does not equal/);
  await anchor.locator('.message > summary').click();
  t.regex(
    await anchor.locator('.message').innerText(),
    /analytics_storage denied[^]*Page Path\s+"\/shirts"[^]*"newUrl": "https/,
  );
  t.is(
    await page.frameLocator('.panel:not([hidden]) .shop iframe:not(.spare)').locator('.where').innerText(),
    'Search · /search',
  );
  t.is(await page.getByRole('button', { name: /^Preview mode/ }).innerText(), 'Preview mode\noff');

  await page.getByLabel('Or paste it, or drop the file here').fill('{ "exportFormatVersion": 3 }');
  await page.getByRole('button', { name: 'Open what is pasted' }).click();
  t.regex(await page.locator('pre.fault').innerText(), /^pasted\.json:1:\d+/);
  await page
    .locator('.panel:not([hidden]) input[type=file]')
    .last()
    .setInputFiles({
      name: 'other.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(otherContainer)),
    });
  await page.getByText(/Triggers of the type NEW_TYPE are not emulated: “New”/).waitFor();
  await page.getByText(/Tags of the type html are not emulated: “Chat”/).waitFor();
  await page.getByText(/^\d+ steps, 0 pixels sent, 0 received\.$/).waitFor();
  t.regex(
    await page.locator('.step').last().innerText(),
    /Chat would run here; its type is not emulated All Pages/,
  );
  await page.getByRole('button', { name: 'Click a link' }).click();
  await page.getByText('Download would run here; its type is not emulated Links of the shop').waitFor();
  await page.getByRole('button', { name: 'Back to the project’s container' }).click();
  await page.getByText(/^\d+ steps, ([1-9]\d?) pixels sent, \1 received\.$/).waitFor();
});

browserTest('a tag of a container that waits for its answer holds nobody up', async (t, context) => {
  const page = await open(t, context, '#container');
  await page.getByRole('button', { name: 'Page view', exact: true }).waitFor();
  playground.recorder.setAnswer({ kind: 'none' });
  await page.getByRole('button', { name: 'Page view', exact: true }).click();
  await page.getByText('mParticle - Page view has not completed').waitFor();
  playground.recorder.answerWaiting('image');
  await page.getByText('mParticle - Page view succeeded').waitFor();
  playground.recorder.setAnswer({ kind: 'error', delay: 0 });
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByText('mParticle - Search failed').waitFor();
  t.is(received(), 'PageView search');
});

browserTest(
  'a change of the sources shows at once, with the compiler’s messages, and keeps the input',
  async (t, context) => {
    const page = await openTag(t, context);
    const fields = path.join(root, 'template/fields/event.ts');
    const entry = path.join(root, 'src/main.ts');
    const [declared, main] = await Promise.all([readFile(fields, 'utf8'), readFile(entry, 'utf8')]);
    await writeFile(
      fields,
      declared.replace("displayName: 'Event name'", "displayName: 'Name of the event'"),
    );
    await page.getByLabel('Name of the event', { exact: true }).waitFor();
    t.is(await page.getByLabel('Name of the event', { exact: true }).inputValue(), 'Sign-up');
    await writeFile(entry, `${main}\nlogToConsole(new Date());\n`);
    await page.getByText('The sources do not build.').waitFor();
    t.regex(
      await page.getByLabel('Messages of the compiler').innerText(),
      /main\.ts:\d+:14: fault: [^]*new Date\(\)\);\n[^]*\^/,
    );
    await fire(page);
    await ending(page, 'Succeeded');
    await Promise.all([writeFile(fields, declared), writeFile(entry, main)]);
    await page.getByText('The sources do not build.').waitFor({ state: 'detached' });
    await page.getByLabel('Event name', { exact: true }).waitFor();
  },
);
