import test, { type ExecutionContext } from 'ava';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { ownPlayground } from '../../scripts/own-playground.ts';
import { startPlayground, type Playground } from 'gtm-template-toolkit/playground';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { assembleTemplate } from 'gtm-template-toolkit/tpl';
import { projectRoot } from './project.ts';

let started: Promise<Playground> | undefined;
test.after.always(async () => (await started)?.close());

async function open(context: BrowserContext): Promise<Page> {
  started ??= startPlayground({ ...ownPlayground, root: projectRoot });
  const page = await context.newPage();
  await page.goto((await started).url);
  return page;
}

const windows = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1000 },
  { width: 1280, height: 720 },
] as const;
const smallest = windows[2];

/** Where an element is cut off or covered, in words; null when all of it is seen. */
function hiddenPart(where: Locator): Promise<string | null> {
  return where.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    // Rounded corners are not the element's own.
    const inset = 5;
    for (const [name, x, y] of [
      ['top', left + inset, top + inset],
      ['bottom', right - inset, bottom - inset],
    ] as const) {
      const seen = document.elementFromPoint(x, y);
      if (seen === null || !element.contains(seen)) {
        return `its ${name} at ${Math.round(y)} of ${window.innerHeight} is ${seen === null ? 'outside' : 'covered'}`;
      }
    }
    return null;
  });
}

const panelOf = (page: Page): Locator => page.locator('.panel:not([hidden])');

/** The line that a result begins with and the button that fires are seen, whatever has just been done. */
async function expectResultInView(t: ExecutionContext, page: Page, what: string): Promise<void> {
  const panel = panelOf(page);
  const size = page.viewportSize();
  for (const [name, where] of [
    ['the ending', panel.locator('.result-card .ending-title:not(.older *)')],
    ['the button', panel.locator('.result-card .fire')],
  ] as const) {
    t.is(await hiddenPart(where), null, `${name} with ${what}, ${size?.width} × ${size?.height}`);
  }
}

async function expectWithEveryDrawer(t: ExecutionContext, page: Page): Promise<void> {
  const panel = panelOf(page);
  for (const drawer of await panel.locator('.drawer-button').all()) {
    await drawer.click();
    await panel.locator('.drawer-button[aria-expanded=true]').and(drawer).waitFor();
    await expectResultInView(t, page, `the drawer ${await drawer.innerText()}`);
    // What is in it is gone to with the keyboard, and is not below the result then; of a text area, the cursor is not.
    const fields = panel.locator('.drawer-body').locator('input, select, button');
    for (const field of await fields.all()) {
      await field.focus();
      t.is(await hiddenPart(field), null, `a field of the drawer ${await drawer.innerText()}`);
    }
    await scrollToEnd(page, '.outcome');
    await expectResultInView(t, page, 'the outcome at its end');
  }
  const below = panel.locator('.result-body').locator('button:visible, summary:visible');
  for (const field of (await below.all()).toReversed()) {
    await field.focus();
    t.is(await hiddenPart(field), null, `what is below the result: ${await field.innerText()}`);
  }
}

/** Scrolls what is there to its end: the page or, with a selector, a part of it that scrolls by itself. */
async function scrollToEnd(page: Page, selector = 'html'): Promise<void> {
  await page.evaluate((part) => {
    const inPanel = document.querySelector(part === 'html' ? part : `.panel:not([hidden]) ${part}`);
    inPanel?.scrollTo(0, inPanel.scrollHeight);
  }, selector);
}

browserTest('the result stays in view whatever is open, beside a long form', async (t, context) => {
  const page = await open(context);
  await page.setViewportSize(smallest);
  await page.getByRole('button', { name: /^Consent not set/ }).click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.ending-title', { hasText: 'GTM would not save this tag' }).waitFor();
  await expectResultInView(t, page, 'faults, below the drawer Consent');
  t.is(await hiddenPart(page.getByRole('button', { name: 'Fire all the same' })), null);

  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await page.locator('.ending-title', { hasText: 'Would succeed' }).waitFor();
  for (const size of windows) {
    await page.setViewportSize(size);
    await expectResultInView(t, page, 'a message of the page');
  }
  await page.getByRole('button', { name: 'Close this message' }).click();
  const closed = page.locator('.zippy-button[aria-expanded=false]');
  while ((await closed.count()) > 0) await closed.first().click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Received on this machine').waitFor();
  for (const size of windows) {
    await page.setViewportSize(size);
    await expectWithEveryDrawer(t, page);
    await scrollToEnd(page);
    await expectResultInView(t, page, 'the form at its end');
  }
});

const serverTag = assembleTemplate({
  kind: 'server',
  info: { type: 'TAG', displayName: 'Sender', containerContexts: ['SERVER'] },
  fields: Array.from({ length: 30 }, (_, index) => ({
    type: 'TEXT',
    name: `field${index}`,
    displayName: `Field ${index}`,
    simpleValueType: true,
  })),
  code: 'data.gtmOnSuccess();',
  permissions: {},
  scenarios: [],
  notes: '',
});

async function openPasted(page: Page, template: string): Promise<void> {
  await page.getByRole('tab', { name: 'Template' }).click();
  await page.getByLabel(/^Or paste its text/).fill(template);
  await page.getByRole('button', { name: 'Open what is pasted' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sender' }).waitFor();
  await page.getByRole('tab', { name: 'Fire' }).click();
  await panelOf(page).locator('.ending-title', { hasText: 'Succeeds' }).waitFor();
}

browserTest('the result of a server template stays in view whatever is open', async (t, context) => {
  const page = await open(context);
  await openPasted(page, serverTag);
  for (const size of windows) {
    await page.setViewportSize(size);
    await expectWithEveryDrawer(t, page);
    await scrollToEnd(page);
    await expectResultInView(t, page, 'the form at its end');
  }
});

browserTest(
  'the newest step of a visit stays beside the shop, and the shop beside older ones',
  async (t, context) => {
    const page = await open(context);
    await page.setViewportSize(smallest);
    await page.getByRole('tab', { name: 'Container' }).click();
    await page.getByRole('button', { name: 'Play the whole visit' }).click();
    await page.getByText(/^\d+ steps, (\d+) pixels sent, \1 received\.$/).waitFor();
    const panel = panelOf(page);
    await panel.getByRole('button', { name: /^Whole visit/ }).click();
    await scrollToEnd(page);
    t.is(await hiddenPart(panel.locator('.step h3').first()), null, 'the newest step');

    await page.evaluate(() => window.scrollTo(0, 0));
    await scrollToEnd(page, '.outcome');
    t.is(await hiddenPart(panel.locator('.step h3').last()), null, 'the oldest step');
    await panel.getByRole('button', { name: 'Search', exact: true }).click();
    await panel.locator('.step h3', { hasText: /^14\./ }).waitFor();
    t.is(await hiddenPart(panel.locator('.step h3').first()), null, 'the step that was taken last');
  },
);

browserTest('what a request says stays beside the list, however long', async (t, context) => {
  const page = await open(context);
  await page.setViewportSize(smallest);
  await page.getByRole('tab', { name: 'Inspector' }).click();
  const urls = Array.from({ length: 40 }, (_, index) => `https://a.example/pixel?n=${index}`);
  await page.getByLabel(/^Paste a pixel URL/).fill(urls.join('\n'));
  await page.getByText('40 requests').waitFor();
  await panelOf(page).locator('.requests .link').last().click();
  const heading = page.getByRole('heading', { name: /^Request 40, / });
  await heading.waitFor();
  t.is(await hiddenPart(heading), null);
});
