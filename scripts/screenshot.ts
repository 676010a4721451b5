import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { findChromium, launchChromium } from 'gtm-template-toolkit/testing';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { ownPlayground } from './own-playground.ts';
import { startPlayground } from 'gtm-template-toolkit/playground';
import { runScript } from 'gtm-template-toolkit/cli';

/** The moment that the picture shows: it is the same whenever it is made. */
const moment = new Date('2025-01-01T10:30:00Z');

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'docs/playground.png');

await runScript(
  {
    name: 'npm run screenshot --',
    summary: 'Takes the README’s picture of the playground, docs/playground.png, with Chromium.',
  },
  async () => {
    await takePicture();
    console.log(path.relative(process.cwd(), file));
    return exitCode.ok;
  },
);

/** The README's picture of the playground: a tag filled in and fired. */
async function takePicture(): Promise<void> {
  const executable = findChromium();
  if (executable === undefined)
    throw new CannotRun('There is no Chromium or Chrome: install chromium, or name one in CHROMIUM_PATH.');
  const [browser, playground] = await Promise.all([
    launchChromium(executable),
    startPlayground({ ...ownPlayground, root }),
  ]);
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(moment);
    await page.addInitScript(pinDurations);
    await page.goto(playground.url);
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await page.getByRole('button', { name: 'Fire', exact: true }).click();
    await page.getByText('Received on this machine').waitFor();
    await page.locator('h1').click();
    await mkdir(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
  } finally {
    await Promise.all([browser.close(), playground.close()]);
  }
}

/** In every frame: what starts with the first look at the clock takes 24 milliseconds. */
function pinDurations(): void {
  let time = 0;
  performance.now = () => {
    const now = time;
    time = 24;
    return now;
  };
}
