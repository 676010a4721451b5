import type { PageInput } from '../run-input.ts';
import type { Page } from './page.ts';

/**
 * Puts title, cookies, globals and data layer on the page. The URL and the referrer are the page's own. What no page
 * can set stays as it is: its prototype, `location`, and the emulation's own globals.
 */
export function preparePage(page: Page, { title, cookies = {}, dataLayer, window = {} }: PageInput): void {
  const { document } = page.window;
  if (title !== undefined) document.title = title;
  for (const [name, value] of Object.entries(cookies)) document.cookie = `${name}=${value}; path=/`;
  for (const [name, value] of Object.entries(window)) {
    if (name === '__proto__' || name === 'location' || page.isInternal(name)) continue;
    page.noteUse(name);
    Reflect.set(page.window, name, value);
  }
  if (dataLayer !== undefined) Reflect.set(page.window, 'dataLayer', [...dataLayer]);
}
