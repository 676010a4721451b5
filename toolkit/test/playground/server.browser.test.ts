import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import type { BrowserContext, Page } from 'playwright-core';
import { readContainerExport } from '../../src/container/command/read-container.ts';
import { checkContainer } from '../../src/container/export/check-container.ts';
import { textOf } from '../../src/container/export/parameters.ts';
import { startPlayground, type Playground } from '../../src/playground/index.ts';
import { initStarter } from '../../src/project/init/init.ts';
import { faultsOfServerRunInput } from '../../src/sandbox/server-input.ts';
import { assembleTemplate } from '../../src/tpl/write/assemble.ts';
import { browserTest } from '../../testing/browser.ts';
import { templateText } from '../check/helpers.ts';

/** A new project with a server tag; begun by the first test, so that nothing is started where tests are skipped. */
let started: Promise<{ readonly playground: Playground; readonly folder: string }> | undefined;
test.after.always(async () => {
  if (started === undefined) return;
  const { playground, folder } = await started;
  await playground.close();
  await rm(folder, { recursive: true });
});

async function start(): Promise<{ playground: Playground; folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'server-playground-'));
  const root = path.join(folder, 'event-sender');
  await initStarter(root, 'server');
  return { playground: await startPlayground({ root }), folder };
}

async function open(context: BrowserContext, own?: Playground): Promise<{ page: Page; asked: string[] }> {
  started ??= start();
  const playground = own ?? (await started).playground;
  const page = await context.newPage();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await page.goto(playground.url);
  await page.getByRole('button', { name: 'Fire', exact: true }).waitFor();
  return { page, asked };
}

const fire = (page: Page): Promise<void> => page.getByRole('button', { name: 'Fire', exact: true }).click();

const ending = (page: Page, text: RegExp): Promise<void> =>
  page.locator('.result-card .ending-title').filter({ hasText: text }).waitFor();

async function choose(page: Page, title: string): Promise<void> {
  await page.getByLabel('Requests are answered with').selectOption({ label: title });
}

browserTest(
  'a server tag runs with an event and an answer of one’s choice, and nothing is sent',
  async (t, context) => {
    const { page, asked } = await open(context);
    await ending(page, /Succeeds\s*1 request/);
    const sent = page.getByRole('article', { name: 'Request 1' });
    t.regex(await sent.innerText(), /POST\s+https:\/\/example\.com\/events[^]*200[^]*"purchase"/);

    await page.getByLabel('Event from the examples').selectOption({ label: 'GA4: page_view' });
    await sent.getByText('"page_view"').waitFor();
    await page.getByLabel('Send the address of the page').check();
    await sent.getByText('page: ').waitFor();

    await page.getByRole('button', { name: /^Answers/ }).click();
    for (const [title, shown] of [
      ['too many requests (429)', /Fails\s*POST example\.com answered 429/],
      ['no answer in time', /Fails\s*after 3000 ms, POST example\.com did not answer in time/],
      ['no connection', /Fails\s*POST example\.com could not be reached/],
      ['success (200)', /Succeeds/],
    ] as const) {
      await choose(page, title);
      await ending(page, shown);
    }
    t.regex(
      await page.locator('.order').innerText(),
      /the request is answered: 200[^]*the tag completes: success/,
    );

    await page.getByLabel('Event data (JSON)').fill('{ "event_name": ');
    await page.getByRole('button', { name: 'Event data', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Fire', exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'It runs again once these can be read' }).waitFor();
    t.is(await page.evaluate(() => document.activeElement?.id), 'server-event');
    await page.getByLabel('Event data (JSON)').fill('{ "event_name": "sign_up" }');
    await sent.getByText('"sign_up"').waitFor();

    await page.keyboard.press('Control+Enter');
    await page.getByText('Run 1 is in the history.').waitFor({ state: 'attached' });
    await page.getByLabel('Event data (JSON)').fill('{}');
    await page.getByRole('tab', { name: /^History\s*1/ }).click();
    await page.getByRole('checkbox', { name: /Event sender, sign_up/ }).check();
    await page.getByRole('article', { name: 'Request 1' }).waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await sent.getByText('"sign_up"').waitFor();
    // The second is asked for before the first has come to anything.
    await page.getByRole('button', { name: 'Fire', exact: true }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await page.getByText('Run 3 is in the history.').waitFor({ state: 'attached' });
    await page.getByRole('tab', { name: 'Tests' }).click();
    await page.getByRole('button', { name: 'Run tests' }).click();
    await page.getByText('2 passed, 0 failed').waitFor();
    const { playground } = await (started ?? start());
    t.deepEqual(
      asked.filter((url) => !url.startsWith(playground.url)),
      [],
    );
  },
);

browserTest('a server tag is taken along as a container for servers', async (t, context) => {
  const { page } = await open(context);
  await page.getByLabel('Send the address of the page').check();
  await page.getByText('Take it along').click();
  await page
    .getByText(/The container has the tag as it is configured, .* a trigger on every event/)
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as a GTM container' }).click(),
  ]);
  t.is(download.suggestedFilename(), 'event-sender-container.json');
  const container = readContainerExport(await readFile(await download.path(), 'utf8'), 'container.json');
  t.deepEqual(checkContainer(container), []);
  const { tag = [], trigger = [], container: info } = container.containerVersion;
  t.deepEqual(info?.usageContext, ['SERVER']);
  t.like(tag, [{ name: 'Event sender', firingTriggerId: [trigger[0]?.triggerId] }]);
  t.is(textOf(tag[0]?.parameter, 'sendPage'), 'true');
});

const client = assembleTemplate({
  kind: 'server',
  info: { type: 'CLIENT', displayName: 'Echo', containerContexts: ['SERVER'] },
  fields: [],
  code: `const claimRequest = require('claimRequest');
const getRequestPath = require('getRequestPath');
const getRequestQueryParameter = require('getRequestQueryParameter');
const log = require('logToConsole');
const returnResponse = require('returnResponse');
const runContainer = require('runContainer');
const sendHttpGet = require('sendHttpGet');
const setResponseBody = require('setResponseBody');
const setResponseHeader = require('setResponseHeader');
if (getRequestPath() === '/endless') while (true) { log; }
if (getRequestPath() === '/pixel.gif') {
  claimRequest();
  runContainer({ event_name: getRequestQueryParameter('event') }, () => {
    sendHttpGet('https://api.example.com/?token=0123456789', { headers: { Authorization: 'Bearer abcdefghijkl' } }).then(() => {
      setResponseHeader('x-echo', 'yes');
      setResponseBody('{"ok":true}');
      returnResponse();
    });
  });
}`,
  permissions: {
    access_response: { writeResponseAccess: 'any' },
    read_request: { requestAccess: 'any' },
    return_response: {},
    run_container: {},
    send_http: { allowedUrls: 'specific', urls: ['https://api.example.com/*'] },
  },
  scenarios: [],
  notes: '',
});

async function openPasted(page: Page, template: string, name: string): Promise<void> {
  await page.getByRole('tab', { name: 'Template' }).click();
  await page.getByLabel(/^Or paste its text/).fill(template);
  await page.getByRole('button', { name: 'Open what is pasted' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('tab', { name: 'Fire' }).click();
}

const openClient = (page: Page): Promise<void> => openPasted(page, client, 'Echo');

browserTest(
  'a client is asked, and its response, its event and the secrets of its request are shown',
  async (t, context) => {
    const { page } = await open(context);
    await openClient(page);
    await ending(page, /Leaves the request to others/);
    await page.getByLabel('Request from the examples').selectOption({ label: 'A pixel in an e-mail' });
    await ending(page, /Claims the request and answers 200\s*1 event run/);
    t.regex(await page.getByRole('article', { name: 'Response' }).innerText(), /x-echo\s+yes[^]*ok: true/);
    t.regex(await page.getByRole('group', { name: 'Event run' }).innerText(), /event_name: "email_open"/);
    const sent = page.getByRole('article', { name: 'Request 1' });
    t.regex(await sent.innerText(), /token\s+0123…[^]*Authorization\s+Bearer abcd…/);
    await page.getByLabel('Show secrets').check();
    t.regex(await sent.innerText(), /token\s+0123456789[^]*Bearer abcdefghijkl/);

    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy input for run' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    t.deepEqual(faultsOfServerRunInput(copied), []);

    await page.getByLabel('Path and query').fill('/endless');
    await ending(page, /Throws an exception/);
    await page.getByLabel('Path and query').fill('/pixel.gif?event=again');
    await ending(page, /Claims the request/);
    await page.reload();
    await ending(page, /Claims the request/);
  },
);

const hangingContainer = {
  exportFormatVersion: 2,
  containerVersion: {
    tag: [{ tagId: '1', name: 'Chat', type: 'html', firingTriggerId: ['2'] }],
    trigger: [
      {
        ...{ triggerId: '2', name: 'Anything', type: 'CUSTOM_EVENT' },
        customEventFilter: [
          {
            type: 'MATCH_REGEX',
            parameter: [
              { type: 'TEMPLATE', key: 'arg0', value: '{{_event}}' },
              { type: 'TEMPLATE', key: 'arg1', value: '^(hang|go on)$' },
            ],
          },
        ],
        filter: [
          {
            type: 'EQUALS',
            parameter: [
              { type: 'TEMPLATE', key: 'arg0', value: '{{Loop}}' },
              { type: 'TEMPLATE', key: 'arg1', value: 'ended' },
            ],
          },
        ],
      },
    ],
    variable: [
      {
        ...{ variableId: '3', name: 'Loop', type: 'jsm' },
        parameter: [
          {
            type: 'TEMPLATE',
            key: 'javascript',
            value: "function() { while ({{Event}} === 'hang'); return 'ended'; }",
          },
        ],
      },
    ],
    builtInVariable: [{ type: 'EVENT', name: 'Event' }],
  },
};

browserTest('what hangs is ended with a message, and the page lives on', async (t, context) => {
  t.timeout(120_000);
  const { folder } = await (started ??= start());
  const playground = await startPlayground({ root: path.join(folder, 'event-sender'), patience: 5000 });
  try {
    const { page } = await open(context, playground);
    const ended = 'It was ended: the page did not answer for 5 seconds.';
    const panel = page.locator('.panel:not([hidden])');
    await openPasted(page, templateText(), 'Example Pixel');
    await panel.getByRole('button', { name: /^Answer/ }).click();
    await panel.getByLabel('Requests are answered with').selectOption('none');
    await fire(page);
    await ending(page, /Still running/);
    // No template is known that hangs the page: what it calls is counted. So the page is hung from outside.
    const shop = await panel.locator('.shop iframe:not(.spare)').elementHandle();
    const hung = (await shop?.contentFrame())?.evaluate(() => {
      for (;;);
    });
    hung?.catch(() => undefined);
    await panel.locator('.result-card').getByText(ended).waitFor();
    await panel.getByLabel('Requests are answered with').selectOption('image');
    await fire(page);
    await ending(page, /Succeeded/);

    await page.getByRole('tab', { name: 'Container' }).click();
    await page.getByLabel('Or paste it, or drop the file here').fill(JSON.stringify(hangingContainer));
    await page.getByRole('button', { name: 'Open what is pasted' }).last().click();
    for (const [event, shown] of [
      ['hang', ended],
      ['go on', 'Chat would run here; its type is not emulated Anything'],
    ] as const) {
      await panel.getByLabel('Push to the data layer').fill(`{ "event": "${event}" }`);
      await panel.getByRole('button', { name: 'Push', exact: true }).click();
      await page.locator('.step').first().getByText(shown).waitFor();
    }
    t.pass();
  } finally {
    await playground.close();
  }
});

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

browserTest('axe finds nothing, and a phone never has to scroll sideways', async (t, context) => {
  const { page } = await open(context);
  const check = async (what: string): Promise<void> => {
    // Evaluated by the debugger, which the page's policy does not bind.
    await page.evaluate(await readFile(axeFile, 'utf8'));
    const found = await page.evaluate(async () => {
      interface Axe {
        run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      }
      const { violations } = await (window as unknown as { axe: Axe }).axe.run({
        resultTypes: ['violations'],
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
    t.deepEqual(found, [], what);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    t.true(wider <= 0, `${what} is ${wider} pixels too wide`);
  };
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    await ending(page, /Succeeds/);
    await page.getByRole('button', { name: /^Request/ }).click();
    await check(`the request, ${width}`);
    await page.getByRole('button', { name: /^Answers/ }).click();
    await page.getByRole('button', { name: 'Add an answer for other addresses' }).click();
    await check(`answers, ${width}`);
    await page.getByRole('button', { name: /^Answers/ }).click();
  }
  await openClient(page);
  await page.getByLabel('Request from the examples').selectOption({ label: 'A pixel in an e-mail' });
  await ending(page, /Claims the request/);
  await check('a client');
});
