import test from 'ava';
import type { BrowserContext, Page } from 'playwright-core';
import { ownPlayground } from '../../scripts/own-playground.ts';
import { startPlayground, type Playground } from 'gtm-template-toolkit/playground';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { assembleTemplate } from 'gtm-template-toolkit/tpl';
import { projectRoot } from './project.ts';

let started: Promise<Playground> | undefined;
test.after.always(async () => (await started)?.close());

/** A template of servers whose form can be wrong. */
const serverTag = assembleTemplate({
  kind: 'server',
  info: { type: 'TAG', displayName: 'Needy', containerContexts: ['SERVER'] },
  fields: [
    {
      type: 'TEXT',
      name: 'account',
      displayName: 'Account',
      simpleValueType: true,
      valueValidators: [{ type: 'NON_EMPTY' }],
    },
  ],
  code: 'data.gtmOnSuccess();',
  permissions: {},
  scenarios: [],
  notes: '',
});

async function open(context: BrowserContext): Promise<Page> {
  started ??= startPlayground({ ...ownPlayground, root: projectRoot });
  const page = await context.newPage();
  await page.goto((await started).url);
  return page;
}

const press = (page: Page): Promise<void> => page.keyboard.press('Control+Enter');

/**
 * As by a hand, which lets go after the page has answered: the frame with the focus goes, and Chromium never says
 * what became of keys that were on their way into it.
 */
async function pressInFrame(page: Page, answered: () => Promise<void>): Promise<void> {
  await page.keyboard.down('Control');
  void page.keyboard.down('Enter').catch(() => undefined);
  await answered();
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
}

/** Waits until the result that counts now begins so. */
const ending = (page: Page, text: RegExp): Promise<void> =>
  page.locator('#panel-fire .ending-title:not(.older *)').filter({ hasText: text }).waitFor();

const focused = (page: Page, id: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);

browserTest('Ctrl+Enter does what its place is for, on every tab', async (t, context) => {
  const page = await open(context);
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await page.getByRole('button', { name: 'Close this message' }).click();
  t.is(await page.evaluate(() => document.activeElement?.textContent), 'Fill in an example');
  await page
    .frameLocator('.shop iframe:not(.spare)')
    .getByRole('button', { name: 'Add to cart: Sencha' })
    .click();
  await pressInFrame(page, () => ending(page, /^Succeeded/));
  // The page's answer is part of what a result hangs on.
  await page.getByRole('button', { name: /^Answer/ }).click();
  await page.getByLabel('Requests are answered with').selectOption('json');
  await ending(page, /^Would fail\s*the answer would be JSON, no image: in GTM set/);
  await page.getByText('Run 1, fired before the last change: Succeeded').waitFor();
  await page.getByLabel('after (milliseconds)').fill('400');
  await press(page);
  await ending(page, /^Failed\s*the answer was JSON/);
  await page.getByLabel('Requests are answered with').selectOption('image');
  await press(page);
  await ending(page, /^Succeeded\s*after (?:[4-9]\d\d|\d{4,}) ms/);

  await page.getByRole('tab', { name: 'Container' }).click();
  const totals = (text: RegExp): Promise<void> =>
    page.locator('.steps-to-take + .totals').filter({ hasText: text }).waitFor();
  await page.getByLabel('Push to the data layer').fill('{ "event": "mp_tasted" }');
  await press(page);
  await totals(/^2 steps/);
  await page.locator('.address.with-buttons input').fill('https://www.leaf-and-kettle.example/assam');
  await press(page);
  await totals(/^3 steps/);
  const shop = page.frameLocator('.panel:not([hidden]) .shop iframe:not(.spare)');
  await shop.getByRole('button', { name: 'Add to cart: Assam' }).click();
  await totals(/^4 steps/);
  await pressInFrame(page, () => totals(/^1[0-9] steps/));
  await page.getByLabel('Or paste it, or drop the file here').fill('{ "exportFormatVersion": 3 }');
  await press(page);
  await page
    .locator('pre.fault')
    .getByText(/^pasted\.json:1:/)
    .waitFor();

  await page.getByRole('tab', { name: 'Inspector' }).click();
  await page
    .getByLabel(/^Paste a pixel URL/)
    .fill('https://pixels.mparticle.com/v1/us1-0/Pixel?dt=AppEvent&n=a');
  await press(page);
  t.true(await page.locator('.inspected-card :focus').isVisible());

  await page.getByRole('tab', { name: 'Tests' }).click();
  await press(page);
  await page.getByRole('button', { name: 'Run tests' }).waitFor();
  await page.getByText(/^\d+ passed, 0 failed/).waitFor();
});

browserTest('a result never stands beside what is wrong: a template of servers', async (t, context) => {
  const page = await open(context);
  await page.getByRole('tab', { name: 'Template' }).click();
  await page.getByLabel(/^Or paste its text/).fill(serverTag);
  await press(page);
  await page.getByText('server tag', { exact: true }).waitFor();

  await page.getByRole('tab', { name: 'Fire' }).click();
  const results = page.locator('#panel-fire .ending:not(.older *)');
  await ending(page, /^What it would send shows here, once these are right$/);
  t.is(await results.count(), 1);
  await press(page);
  await ending(page, /^GTM would not save this tag$/);
  t.is(await results.count(), 1);
  await focused(page, 'field-account');
  await page.getByRole('button', { name: 'Fire all the same' }).click();
  await ending(page, /^Succeeds, nothing sent, though GTM would not save this tag/);
  t.is(await results.count(), 1);
  t.is(await page.locator('#panel-fire .result-card .good').count(), 0);
  await page.getByRole('button', { name: 'Account: This field must not be empty.' }).click();
  await focused(page, 'field-account');
  await page.keyboard.type('a');
  await ending(page, /^Succeeds, nothing sent$/);
  await page.getByText(/^Run 1, fired before the last change/).waitFor();
  await page.getByLabel('Event data (JSON)').fill('{');
  await ending(page, /^What it would send shows here/);
  t.is(await results.count(), 1);
});
