import test, { type ExecutionContext } from 'ava';
import type { Browser, BrowserContext } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';

const executable = findChromium();
let launched: Promise<Browser> | undefined;
let hasSaidSo = false;

/**
 * A test in Chromium, with a profile of its own. Those of a file run one after the other, their pages closed: they
 * share a server, and each has its time. Where there is no Chromium it is skipped, but for CI, where it fails.
 * `CHROMIUM_PATH` names one that is not on the search path.
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
  test.serial(title, async (t) => {
    if (executable === undefined) return t.fail('CI needs Chromium: install it or set CHROMIUM_PATH.');
    launched ??= launchChromium(executable);
    const context = await (await launched).newContext();
    // Long enough for a machine that has much else to do: how fast things are is no matter of these tests.
    context.setDefaultTimeout(60_000);
    // The first page of a file waits until its server has built what it serves, beside other files that do the same.
    context.setDefaultNavigationTimeout(90_000);
    t.timeout(180_000);
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
