import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

/** What Chromium and Chrome are called on a search path, and where they are installed without one. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const executable = findChromium();
let launched: Promise<Browser> | undefined;
let hasSaidSo = false;

/**
 * A test in Chromium, with a profile of its own. Where there is no Chromium it is skipped, but for CI, where it
 * fails. `CHROMIUM_PATH` names one that is not on the search path.
 */
export function browserTest(
  title: string,
  run: (t: ExecutionContext, context: BrowserContext) => Promise<void>,
): void {
  if (executable === undefined && process.env['CI'] !== 'true') {
    if (!hasSaidSo) console.log('No Chromium was found: the tests in a browser are skipped.');
    hasSaidSo = true;
    test.skip(title, (t) => t.pass());
    return;
  }
  test(title, async (t) => {
    if (executable === undefined) return t.fail('CI needs Chromium: install it or set CHROMIUM_PATH.');
    launched ??= launch(executable);
    const context = await (await launched).newContext();
    try {
      await run(t, context);
    } finally {
      await context.close();
    }
  });
}

test.after.always('the browser is closed', async () => {
  await (await launched)?.close();
});

function launch(executablePath: string): Promise<Browser> {
  // Chromium's own sandbox refuses to be run by root, as whom containers run.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, ...places].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
