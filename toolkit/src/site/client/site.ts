import type { SearchedSection } from '../search-index.ts';
import type { Found, Result } from './search.ts';
import { offerThemes } from './theme-choice.ts';

/** The site’s folder: this script lies in it. */
const base = new URL('./', import.meta.url);

const form = document.querySelector<HTMLElement>('.search');
const input = form?.querySelector('input');
const list = form?.querySelector('ol');
const status = form?.querySelector('[role=status]');
if (form && input && list && status) offerSearch(form, input, list, status);

const theme = document.querySelector<HTMLElement>('.theme');
const choice = theme?.querySelector('select');
if (theme && choice) offerThemes(theme, choice);

/** A field with a list of links below it: arrows go through them, Escape goes back. */
function offerSearch(form: HTMLElement, input: HTMLInputElement, list: HTMLElement, status: Element): void {
  let loading: Promise<(query: string) => Found> | undefined;
  /** Its index is as large as all the documents: it is loaded when somebody searches. */
  const load = (): NonNullable<typeof loading> =>
    (loading ??= loadSearch().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  const links = (): HTMLAnchorElement[] => [...list.querySelectorAll('a')];
  const close = (): void => {
    list.hidden = true;
    status.textContent = '';
  };
  const show = async (): Promise<void> => {
    const query = input.value.trim();
    if (query === '') return close();
    try {
      const find = await load();
      if (query !== input.value.trim()) return;
      const { results, count } = find(query);
      list.replaceChildren(...results.map(draw));
      list.hidden = count === 0;
      status.textContent = count === 0 ? `Nothing has “${query}”.` : countOf(results.length, count);
    } catch {
      status.textContent = 'The search could not be loaded.';
    }
  };
  const move = (by: 1 | -1): void => {
    const stops: HTMLElement[] = [input, ...links()];
    const at = stops.findIndex((each) => each === document.activeElement);
    stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
  };

  form.hidden = false;
  input.addEventListener('focus', () => void load().catch(() => undefined), { once: true });
  input.addEventListener('input', () => void show());
  form.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      close();
      input.focus();
    } else if (event.key === 'Enter' && event.target === input) {
      void show().then(() => links()[0]?.click());
    }
  });
  form.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') !== null) close();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !form.contains(target)) close();
  });
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}

async function loadSearch(): Promise<(query: string) => Found> {
  const [{ createSearch }, response] = await Promise.all([
    import('./search.ts'),
    fetch(new URL('search.json', base)),
  ]);
  if (!response.ok) throw new Error(String(response.status));
  return createSearch((await response.json()) as SearchedSection[]); // Written together with this script.
}

function countOf(shown: number, found: number): string {
  return shown < found ? `the best ${shown} of ${found}` : `${found} found`;
}

function draw({ href, title, page, excerpt }: Result): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = new URL(href, base).href;
  link.append(
    part('strong', title),
    ...(page === title ? [] : [part('span', page)]),
    ...(excerpt === '' ? [] : [part('small', excerpt)]),
  );
  item.append(link);
  return item;
}

function part(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
