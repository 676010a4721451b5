import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from 'gtm-template-toolkit/testing';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { ownPlayground } from './own-playground.ts';
import { startPlayground } from 'gtm-template-toolkit/playground';
import { runScript } from 'gtm-template-toolkit/cli';

/** The moment that the pictures show: it is the same whenever they are made. */
const moment = new Date('2025-01-01T10:30:00Z');

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs');

/** The steps that a person takes in the playground, in order, each with the name of its picture. */
const pictures: readonly { readonly name: string; readonly take: (page: Page) => Promise<void> }[] = [
  {
    name: 'playground.png',
    take: async (page) => {
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      // Whoever types takes the offer to undo away.
      await page.getByRole('textbox', { name: 'Event name' }).fill('Product viewed');
      await page.getByRole('button', { name: 'Fire', exact: true }).click();
      await page.getByText('Received on this machine').waitFor();
      await page.locator('h1').click();
    },
  },
  {
    name: 'playground-container.png',
    take: async (page) => {
      await page.getByRole('tab', { name: 'Container' }).click();
      const steps = page.getByRole('group', { name: 'What the visitor does' });
      for (const name of ['Page view', 'Consent denied', 'Search', 'Consent granted'])
        await steps.getByRole('button', { name, exact: true }).click();
      await page.getByText('4 steps, 2 pixels sent, 2 received.').waitFor();
      await page.locator('h1').click();
    },
  },
  {
    name: 'playground-tests.png',
    take: async (page) => {
      await page.getByRole('tab', { name: 'Tests' }).click();
      await page.getByRole('button', { name: 'Run tests' }).click();
      await page.getByRole('button', { name: 'Run tests' }).and(page.locator(':enabled')).waitFor();
      await page.locator('h1').click();
    },
  },
];

await runScript(
  {
    name: 'npm run screenshot --',
    summary: 'Takes the documents’ pictures of the playground, docs/playground*.png, with Chromium.',
  },
  async () => {
    for await (const file of takePictures()) console.log(path.relative(process.cwd(), file));
    return exitCode.ok;
  },
);

/** Takes all pictures, one after the other on the same page; yields each as it is written. */
async function* takePictures(): AsyncGenerator<string> {
  const executable = findChromium();
  if (executable === undefined)
    throw new CannotRun('There is no Chromium or Chrome: install chromium, or name one in CHROMIUM_PATH.');
  const [browser, playground] = await Promise.all([
    launchChromium(executable),
    startPlayground({ ...ownPlayground, root }),
  ]);
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(moment);
    await page.addInitScript(pinDurations);
    await page.goto(playground.url);
    await mkdir(folder, { recursive: true });
    for (const { name, take } of pictures) {
      await take(page);
      const file = path.join(folder, name);
      await page.screenshot({ path: file });
      yield file;
    }
  } finally {
    await Promise.all([browser.close(), playground.close()]);
  }
}

/** In every frame: what starts with the first look at the clock takes 24 milliseconds, what comes after it 0.8. */
function pinDurations(): void {
  let time = 0;
  performance.now = () => {
    const now = time;
    time += now === 0 ? 24 : 0.8;
    return now;
  };
}
