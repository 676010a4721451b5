import test from 'ava';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { ownPlayground } from '../../scripts/own-playground.ts';
import { startPlayground, type Playground } from 'gtm-template-toolkit/playground';
import { browserTest } from 'gtm-template-toolkit/testing/browser';
import { exampleFile } from './example-template.ts';
import { projectRoot } from './project.ts';

let started: Promise<Playground> | undefined;
test.after.always(async () => (await started)?.close());

async function open(
  context: BrowserContext,
  hash = '',
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Page> {
  started ??= startPlayground({ ...ownPlayground, root: projectRoot });
  const { url } = await started;
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`${url}/${hash}`);
  return page;
}

async function openExample(context: BrowserContext): Promise<Page> {
  const page = await open(context, '#template');
  await page.locator('input[type=file]').setInputFiles(exampleFile);
  await page.getByRole('heading', { level: 1, name: 'Every field' }).waitFor();
  await page.getByRole('tab', { name: 'Fire' }).click();
  return page;
}

/** What somebody does; elements go by the start of what they or their labels say. */
type Act =
  | { readonly click: string }
  | { readonly fill: string; readonly text: string }
  | { readonly press: string; readonly ctrl?: true };

/**
 * Does it all in one task of the page, in which nothing is painted and no timer goes off: faster than any hand.
 * @returns what has the focus then, and what is stored if the page is left
 */
function atOnce(page: Page, ...acts: readonly Act[]): Promise<{ focused: string; stored: string }> {
  return page.evaluate(async (all) => {
    for (const act of all) {
      const what = 'click' in act ? act.click : 'fill' in act ? act.fill : undefined;
      const element =
        what === undefined
          ? document.activeElement
          : [...document.querySelectorAll<HTMLInputElement>('button, input, textarea')].find(
              (each) =>
                (each.ariaLabel ?? each.labels?.[0]?.textContent ?? each.textContent)
                  .trim()
                  .startsWith(what) && each.checkVisibility(),
            );
      if (!(element instanceof HTMLElement)) throw new Error(`Nothing says “${what}”.`);
      element.focus();
      if ('click' in act) element.click();
      else if ('press' in act) {
        const { press: key, ctrl: ctrlKey = false } = act;
        const init = { key, ctrlKey, bubbles: true, cancelable: true };
        element.dispatchEvent(new KeyboardEvent('keydown', init));
      } else {
        (element as HTMLInputElement).value = act.text;
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      // What has changed is drawn in microtasks.
      for (let turn = 0; turn < 50; turn += 1) await null;
    }
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    const { activeElement: element } = document;
    return {
      focused: element?.id === '' ? element.textContent : (element?.id ?? ''),
      stored: localStorage.getItem('playground') ?? '',
    };
  }, acts);
}

browserTest('keys pressed right after a tab was chosen are that tab’s', async (t, context) => {
  const page = await open(context);
  await page.getByRole('button', { name: 'Fire', exact: true }).waitFor();
  await atOnce(page, { click: 'Tests' }, { press: 'Enter', ctrl: true });
  await page.getByText(/^\d+ passed, 0 failed/).waitFor();
  t.is(await page.getByRole('tab', { name: 'History' }).innerText(), 'History');
});

browserTest('keys pressed right after a dialog was opened are the dialog’s', async (t, context) => {
  const page = await openExample(context);
  await page.getByRole('button', { name: 'Add dialog row' }).waitFor();
  const { focused } = await atOnce(page, { click: 'Add dialog row' });
  t.regex(focused, /label/);
  await atOnce(page, { press: 'Enter', ctrl: true });
  await page.getByRole('dialog').getByText('This field must not be empty.').waitFor();
  t.is(await page.getByRole('tab', { name: 'History', includeHidden: true }).innerText(), 'History');
});

browserTest('the focus is where it belongs before the next key comes', async (t, context) => {
  const page = await open(context);
  await page.getByRole('button', { name: 'Fire', exact: true }).waitFor();
  const added = await atOnce(page, { click: 'Event attributes' }, { click: 'Add event attribute' });
  t.is(added.focused, 'field-eventAttributes-0-key');
  const refused = await atOnce(page, { click: 'Fire' }, { press: 'Enter', ctrl: true });
  t.is(refused.focused, 'field-apiKey');
  const closed = await atOnce(page, { click: 'Fill in an example' }, { click: 'Close this message' });
  t.is(closed.focused, 'Fill in an example');
});

browserTest('what is filled in right before the page is left is kept', async (t, context) => {
  const page = await open(context);
  await page.getByLabel('Event name', { exact: true }).waitFor();
  const { stored } = await atOnce(page, { fill: 'Event name', text: 'Sign-up' });
  t.true(stored.includes('"Sign-up"'));
});

browserTest(
  'a step that is taken right after a constant was changed is the new visit’s',
  async (t, context) => {
    const page = await open(context, '#container');
    const constant = 'mParticle - Constant - Web API key';
    await page.getByLabel(constant).waitFor();
    await atOnce(
      page,
      { fill: constant, text: 'us1-ffffffffffffffffffffffffffffffff' },
      { press: 'Enter' },
      { click: 'Page view' },
    );
    await page.getByText('1 step, 1 pixel sent, 1 received.').waitFor();
    t.pass();
  },
);

browserTest('a request that is chosen right after the list was pasted is shown', async (t, context) => {
  const page = await open(context, '#inspector');
  await page.getByLabel(/^Paste a pixel URL/).waitFor();
  const address = 'https://pixels.mparticle.com/v1/us1-0123456789abcdef0123456789abcdef/Pixel?dt=AppEvent&n=';
  await atOnce(
    page,
    { fill: 'Paste a pixel URL', text: `${address}First\n${address}Second` },
    { click: 'Second' },
  );
  await page.getByRole('heading', { name: 'Request 2, as mParticle reads it' }).waitFor();
  t.pass();
});

/** Keeps the answers to requests until it is released. */
class Held {
  #release = (): void => undefined;
  readonly #released = new Promise<void>((resolve) => (this.#release = resolve));
  #page: Page | undefined;

  constructor(
    private readonly path: string,
    private readonly method: string,
  ) {}

  readonly prepare = async (page: Page): Promise<void> => {
    this.#page = page;
    await page.route(`**${this.path}`, async (route: Route) => {
      if (route.request().method() !== this.method) return route.continue();
      const response = await route.fetch();
      await this.#released;
      await route.fulfill({ response });
    });
  };

  /** Resolves when the page has taken in what it had asked for. */
  async release(): Promise<void> {
    const answered = this.#page?.waitForResponse((response) => response.request().method() === this.method);
    this.#release();
    await (await answered)?.finished();
    await this.#page?.evaluate(async () => (await fetch('/template')).text());
  }
}

browserTest('an answer that is chosen before the page knows the last one is chosen', async (t, context) => {
  const held = new Held('/answer', 'GET');
  const page = await open(context, '', held.prepare);
  await page.getByRole('button', { name: /^Answer/ }).click();
  const choice = page.getByLabel('Requests are answered with');
  await choice.selectOption('json');
  await held.release();
  t.is(await choice.inputValue(), 'json');
});

browserTest('a hit that arrives while the page asks for those before it is told of', async (t, context) => {
  const held = new Held('/hits?*', 'GET');
  const page = await open(context, '', held.prepare);
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await page.getByRole('button', { name: 'Fire', exact: true }).click();
  const arrival = page.getByText('Received on this machine as hit');
  await arrival.waitFor();
  await held.release();
  t.is(await arrival.count(), 1);
});

browserTest('what is pushed before the fired tag runs is told to its page', async (t, context) => {
  const page = await openExample(context);
  const held = new Held('/answer', 'PUT');
  await held.prepare(page);
  await page.getByLabel('Action', { exact: true }).selectOption('Do: wait');
  await page.getByRole('button', { name: /^Consent not set/ }).click();
  await page.getByLabel('analytics_storage').selectOption('denied');
  await page.getByRole('button', { name: /^Answer/ }).click();
  await page.getByLabel('after (milliseconds)').fill('1');
  await page.getByRole('button', { name: 'Fire', exact: true }).click();
  await page.getByRole('button', { name: /^Data layer/ }).click();
  await page.getByLabel('Push to the data layer').fill('{ "plan": "pro" }');
  await page.getByRole('button', { name: 'Push', exact: true }).click();
  await held.release();
  await page.locator('.ending-title').getByText('Waits for consent: analytics_storage').waitFor();
  await page
    .getByRole('button', { name: /^Consent/ })
    .last()
    .click();
  await page.getByLabel('analytics_storage').selectOption('granted');
  await page.getByLabel('Console', { exact: true }).getByText('plan pro').waitFor();
  t.pass();
});
