import { SilentNetwork } from '../page/network.ts';
import type { Page } from '../page/page.ts';
import { WebSandbox, type WebSandboxOptions } from '../web-sandbox.ts';

/** A page that can be made as good as new between scenarios. */
export interface ResettablePage extends Page {
  reset(): void;
}

/** What a scenario of a web template runs in: a page that keeps nothing of the scenario before but its local storage. */
export function openTestPage(page: ResettablePage, options: WebSandboxOptions): WebSandbox {
  resetForScenario(page);
  return new WebSandbox(page, (tasks) => new SilentNetwork(tasks), options);
}

function resetForScenario(page: ResettablePage): void {
  const kept = itemsOf(page);
  page.reset();
  for (const [key, value] of kept) page.window.localStorage.setItem(key, value);
}

function itemsOf({ window }: ResettablePage): [string, string][] {
  try {
    const { localStorage } = window;
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    return keys.map((key) => [key, localStorage.getItem(key) ?? '']);
  } catch {
    return []; // The page has no storage, or what the scenario made of it cannot be read.
  }
}
