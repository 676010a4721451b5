import { SandboxSyntaxError } from '../../sandbox/language/errors.ts';
import { runScenarios } from '../../sandbox/run-scenarios.ts';
import { answerPings } from './answer-pings.ts';
import { listenToShop } from './listen-to-shop.ts';
import { dryRun, LiveRun, printedLine } from './live-run.ts';
import type { FromPage, ToPage } from './protocol.ts';
import { shopPage, type PageAddress } from './shop-page.ts';
import { reachOut } from './reach-out.ts';

/** The page on which templates run: a frame of its own origin, which reaches neither the playground nor the net. */
const base = reachOut(window);
let run: LiveRun | undefined;
let lastDry: Promise<void> = Promise.resolve();

answerPings(window, base);
window.addEventListener('message', ({ source, data }: MessageEvent<ToPage>) => {
  if (source === window.parent) void receive(data);
});
listenToShop({
  onPush: use,
  onChoice: (granted) => tell({ type: 'choice', granted }),
  onCtrlEnter: () => tell({ type: 'ctrlEnter' }),
});
tell({ type: 'ready' });

function tell(message: FromPage): void {
  // The frame's own origin is opaque, and the playground checks who speaks.
  window.parent.postMessage(message, base);
}

function use(item: { readonly [key: string]: unknown }): void {
  run?.push(item);
  void run?.follow();
  tell({ type: 'pushed', item });
}

async function receive(message: ToPage): Promise<void> {
  switch (message.type) {
    case 'run':
      return start(message);
    case 'dry':
      return runDry(message);
    case 'push':
      run?.push(message.item);
      return run?.follow();
    case 'consent':
      run?.updateConsent(message.update);
      return run?.follow();
    case 'test':
      return test(message);
    case 'theme':
      document.documentElement.dataset['theme'] = message.dark ? 'dark' : 'light';
  }
}

async function start({ template, input }: Extract<ToPage, { type: 'run' }>): Promise<void> {
  try {
    const page = shopPage(window, addressOf(input.page));
    run = new LiveRun(template, input, page, (state) => tell({ type: 'run', state }));
    await run.follow();
  } catch (error) {
    if (!(error instanceof SandboxSyntaxError)) throw error;
    tell({ type: 'syntax', problems: error.problems });
  }
}

/** One after the other: each has the page to itself. */
function runDry({ id, template, input, answer }: Extract<ToPage, { type: 'dry' }>): Promise<void> {
  lastDry = lastDry.then(async () => {
    const page = shopPage(window, addressOf(input.page));
    try {
      tell({ type: 'dry', id, outcome: { state: await dryRun(template, input, page, answer) } });
    } catch (error) {
      if (!(error instanceof SandboxSyntaxError)) throw error;
      tell({ type: 'dry', id, outcome: { problems: error.problems } });
    } finally {
      page.reset();
    }
  });
  return lastDry;
}

async function test({ template, setup, scenarios }: Extract<ToPage, { type: 'test' }>): Promise<void> {
  await runScenarios({ template, setup, scenarios }, shopPage(window, addressOf({})), {
    onResult: (result) =>
      tell({ type: 'scenario', result: { ...result, console: result.console.map(printedLine) } }),
  });
  tell({ type: 'tested' });
}

function addressOf(page: { readonly url?: string; readonly referrer?: string } = {}): PageAddress {
  return { url: page.url ?? 'https://www.example.com/', referrer: page.referrer ?? '' };
}
