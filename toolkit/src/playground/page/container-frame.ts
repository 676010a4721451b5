import type { ResettablePage } from '../../sandbox/testing/test-page.ts';
import type { FromContainerPage, ToContainerPage } from './container-protocol.ts';
import { answerPings } from './answer-pings.ts';
import { listenToShop } from './listen-to-shop.ts';
import { LiveVisit } from './live-visit.ts';
import { shopPage, type PageAddress } from './shop-page.ts';
import { reachOut } from './reach-out.ts';

/** The shop on which a container is visited: a frame of its own origin, which reaches neither the playground nor the net. */
const base = reachOut(window);
let visit: LiveVisit | undefined;
let page: ResettablePage | undefined;

answerPings(window, base);
window.addEventListener('message', ({ source, data }: MessageEvent<ToContainerPage>) => {
  if (source === window.parent) receive(data);
});
const shop = listenToShop({
  onPush: (item) => tell({ type: 'pushed', item }),
  onChoice: (granted) => tell({ type: 'choice', granted }),
  onCtrlEnter: () => tell({ type: 'ctrlEnter' }),
});
tell({ type: 'ready' });

function tell(message: FromContainerPage): void {
  if (message.type === 'taken') shop.show(message.outcome);
  // The frame's own origin is opaque, and the playground checks who speaks.
  window.parent.postMessage(message, base);
}

function receive(message: ToContainerPage): void {
  switch (message.type) {
    case 'visit':
      visit = new LiveVisit(message.container, message.visit, openPage, tell);
      return;
    case 'step':
      visit?.take(message.id, message.step);
      return;
    case 'theme':
      document.documentElement.dataset['theme'] = message.dark ? 'dark' : 'light';
  }
}

/** The page before leaves nothing behind. */
function openPage(address: PageAddress): ResettablePage {
  page?.reset();
  page = shopPage(window, address, { runsPageCode: true });
  return page;
}
