/** A piece of a page that search can find: what stands below a heading. */
export interface SearchedSection {
  readonly id: number;
  /** The page’s address, relative to the site’s folder. */
  readonly address: string;
  readonly page: string;
  readonly heading: string;
  readonly anchor: string;
  readonly text: string;
}

/** The words around the first place where one of the terms begins a word. */
export function excerpt(text: string, terms: readonly string[], length = 140): string {
  const places = terms
    .map((term) => text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(term)}`, 'iu')))
    .filter((place) => place >= 0);
  const place = places.length === 0 ? 0 : Math.min(...places);
  const from = place < length / 2 ? 0 : text.lastIndexOf(' ', place - length / 3) + 1;
  const rest = text.slice(from);
  const cut = rest.length <= length ? rest : rest.slice(0, Math.max(rest.lastIndexOf(' ', length), 1));
  return `${from > 0 ? '… ' : ''}${cut}${cut.length < rest.length ? ' …' : ''}`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
