import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test, { type ExecutionContext } from 'ava';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { ownPlayground } from '../../scripts/own-playground.ts';
import { startPlayground, type Playground } from 'gtm-template-toolkit/playground';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { exampleFile } from './example-template.ts';
import { projectRoot } from './project.ts';

/** Started by the first test, so that nothing is started where tests are skipped. */
let started: Promise<Playground> | undefined;
test.after.always(async () => (await started)?.close());

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  started ??= startPlayground({ ...ownPlayground, root: projectRoot });
  await page.goto((await started).url);
  await page.getByRole('button', { name: 'Fire', exact: true }).waitFor();
  return page;
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const fire = (page: Page): Promise<void> => page.getByRole('button', { name: 'Fire', exact: true }).click();

/** The page of the shop on which the tag has fired: beside it are one for the next run and one that nobody sees. */
async function shownShop(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('#panel-fire .shop iframe:not(.spare)');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The shop has no page.');
  return frame;
}

/** Runs the scenarios of the template, until all have ended: the button says meanwhile that they are running. */
async function runTests(page: Page, outcome: RegExp): Promise<void> {
  const run = page.getByRole('button', { name: 'Run tests' });
  await run.click();
  await run.waitFor();
  await page.getByText(outcome).waitFor();
}

async function openGroups(page: Page): Promise<void> {
  const closed = page.locator('.zippy-button[aria-expanded=false]');
  while ((await closed.count()) > 0) await closed.first().click();
}

/** What depends on colours and sizes; all else is the same in every theme and at every width. */
const rulesOfLooks = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/** What axe finds in a page or a frame, one line a rule and element; by all its rules unless told. */
async function findings(where: Page | Frame, rules?: readonly string[]): Promise<string[]> {
  // Evaluated by the debugger, which the page's policy does not bind.
  await where.evaluate(await readFile(axeFile, 'utf8'));
  return where.evaluate(async (values) => {
    interface Axe {
      run(
        context: object,
        options: object,
      ): Promise<{
        violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
      }>;
    }
    // Panels that are hidden were looked at when they were not.
    const seen = { exclude: ['.panel[hidden]'] };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(seen, {
      iframes: false,
      resultTypes: ['violations'],
      ...(values === undefined ? {} : { runOnly: { type: 'rule', values } }),
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }, rules);
}

const sizes = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

for (const { colorScheme, size, rules } of [
  { colorScheme: 'light', size: 'wide', rules: undefined },
  { colorScheme: 'dark', size: 'phone', rules: rulesOfLooks },
] as const) {
  browserTest(`axe finds nothing on any tab: ${colorScheme}, ${size}`, async (t, context) => {
    const page = await open(context);
    // Colours in the middle of a transition are nobody's design.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(sizes[size]);
    const found: string[] = [];
    const check = async (what: string, where: Page | Frame = page): Promise<void> => {
      found.push(...(await findings(where, rules)).map((finding) => `${what}: ${finding}`));
    };

    await fire(page);
    await page.getByRole('alert').getByText('GTM would not save this tag').waitFor();
    await check('faults');
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await openGroups(page);
    await page.getByRole('button', { name: /^Consent not set/ }).click();
    await fire(page);
    await page.locator('.ending.good').waitFor();
    await fire(page);
    await page.getByText('as hit').waitFor();
    await check('fire');
    await check('shop', await shownShop(page));

    await page.getByRole('tab', { name: 'Container' }).click();
    await page.getByRole('button', { name: 'Play the whole visit' }).click();
    await page.getByText(/^\d+ steps, (\d+) pixels sent, \1 received\.$/).waitFor();
    for (const part of ['Tags', 'Triggers', 'Variables']) await page.getByText(`${part} (`).click();
    await page.getByRole('button', { name: 'Whole visit example' }).click();
    await check('container');
    await page.getByRole('tab', { name: 'Inspector' }).click();
    await page
      .getByLabel(/^Paste a pixel URL/)
      .fill('https://pixels.mparticle.com/v1/a/Pixel?dt=AppEvent&n=x');
    await check('inspector');
    await page.getByRole('tab', { name: 'Tests' }).click();
    await runTests(page, /passed, 0 failed/);
    await check('tests');
    await page.getByRole('tab', { name: /^History/ }).click();
    await page.getByRole('checkbox', { name: /^Run 1/ }).check();
    await page.getByRole('checkbox', { name: /^Run 2/ }).check();
    await check('history');
    await page.getByRole('tab', { name: 'Template' }).click();
    await page.getByRole('heading', { name: /^Check/ }).waitFor();
    await check('template');

    // A long text that is typed takes Chromium seconds.
    await page.locator('.panel:not([hidden]) input[type=file]').setInputFiles(exampleFile);
    await page.getByRole('heading', { level: 1, name: 'Every field' }).waitFor();
    await page.getByRole('tab', { name: 'Fire' }).click();
    await page.getByRole('button', { name: 'Add dialog row' }).click();
    await check('dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add simple row' }).click();
    await check('every field');
    await page.getByRole('tab', { name: 'Tests' }).click();
    await runTests(page, /passed, 1 failed/);
    await check('failed tests');
    t.deepEqual(found, []);
  });
}

browserTest('a phone never has to scroll sideways', async (t, context) => {
  const page = await open(context);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await openGroups(page);
  await fire(page);
  await page.locator('.ending.good').waitFor();
  const long = 'averylongnamewithoutanyblank'.repeat(8);
  await page.getByLabel('Event name', { exact: true }).fill(`${long}{{${long}}}`);
  for (const tab of ['Fire', 'Container', 'Inspector', 'Tests', 'Template', 'History']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    if (tab === 'Container') {
      await page.getByRole('button', { name: 'Play the whole visit' }).click();
      await page.getByText('8 received.').waitFor();
    }
    if (tab === 'Inspector') {
      await page
        .getByLabel(/^Paste a pixel URL/)
        .fill(`https://a.example/${long}?${long}=1\nhttps://b.example/`);
      await page.getByText('2 requests').waitFor();
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    t.true(wider <= 0, `${tab} is ${wider} pixels too wide`);
  }
});

browserTest('everything is done with the keyboard', async (t, context) => {
  const page = await open(context);
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.id ?? '';
    });

  await page.getByRole('tab', { name: 'Fire' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Container', selected: true }).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('tab', { name: 'History', selected: true }).waitFor();
  await page.keyboard.press('Home');
  await page.getByRole('tab', { name: 'Fire', selected: true }).waitFor();

  await page.getByLabel('Web API key', { exact: true }).focus();
  await page.keyboard.press('Shift+Tab');
  t.is(await focused(), 'Help: Web API key');
  const tip = page.getByRole('tooltip').first();
  await tip.waitFor();
  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'hidden' });
  await page.keyboard.press('Tab');
  await page.keyboard.type('us1-{{cust');
  await page.getByRole('option', { name: 'Customer ID "1234"', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('-key');
  t.is(await page.getByLabel('Web API key', { exact: true }).inputValue(), 'us1-{{Customer ID}}-key');
  await page.getByText('= "us1-1234-key"').waitFor();
  await page.keyboard.press('Tab');
  t.is(await focused(), 'field-eventKind');
  await page.keyboard.press('ArrowDown');
  await page.locator('#app, body').getByRole('radio', { name: 'Page view', checked: true }).first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.ending', { hasText: 'Succeeded' }).waitFor();

  await page.getByRole('button', { name: 'Event attributes', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add event attribute' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'field-eventAttributes-0-key');
  await page.keyboard.type('typed');
  await page.getByRole('button', { name: 'Remove row 1' }).focus();
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.activeElement?.id === 'field-eventAttributes-add');
  t.is(await page.getByLabel(/^Key, row 1/).count(), 0);
});

browserTest('the focus is always seen', async (t, context) => {
  const page = await open(context);
  const unseen: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const missing = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body || element instanceof HTMLIFrameElement) return null;
      // The list behind the braces lends its outline to them.
      const drawn = element.closest('.picker') ?? element;
      return getComputedStyle(drawn).outlineStyle === 'none' ? element.outerHTML : null;
    });
    if (missing !== null) unseen.push(missing);
  }
  t.deepEqual(unseen, []);
});

browserTest('nothing moves for those who asked for that', async (t: ExecutionContext, context) => {
  const page = await open(context);
  const transition = (): Promise<string> =>
    page
      .locator('.zippy-button')
      .first()
      .evaluate((element) => getComputedStyle(element).transitionDuration);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  t.is(await transition(), '0.12s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  t.is(await transition(), '0s');
});
