import type { BrowserWindow } from '../../sandbox/page/page.ts';

/** `popstate` stands for Back and Forward, and for what leads to an anchor of the page. */
export type HistorySource = 'pushState' | 'replaceState' | 'popstate';

/**
 * Changes the page's address without a page load.
 * @returns The event of GTM's history listener.
 * @throws what `history.pushState` throws: for another origin
 */
export function changeAddress(
  { history, location }: BrowserWindow,
  url: string,
  source: HistorySource,
): object {
  const fragment = (): string => location.hash.slice(1);
  const before = { url: withoutFragment(location.href), fragment: fragment(), state: history.state };
  if (source === 'replaceState') history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  return {
    event: 'gtm.historyChange',
    'gtm.historyChangeSource': source,
    'gtm.oldUrlFragment': before.fragment,
    'gtm.newUrlFragment': fragment(),
    'gtm.oldHistoryState': before.state,
    'gtm.newHistoryState': history.state,
    'gtm.oldUrl': before.url,
    'gtm.newUrl': withoutFragment(location.href),
  };
}

/** Whether a link leads to a part of the page that it is on. */
export function leadsToAnchor(href: string, page: string): boolean {
  if (!href.includes('#') || !URL.canParse(href, page)) return false;
  return withoutFragment(new URL(href, page).href) === withoutFragment(page);
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
