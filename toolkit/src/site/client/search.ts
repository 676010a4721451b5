import MiniSearch from 'minisearch';
import { excerpt, type SearchedSection } from '../search-index.ts';

export interface Found {
  /** The best ones. */
  readonly results: readonly Result[];
  /** How many there are with the others. */
  readonly count: number;
}

export interface Result {
  /** Relative to the site’s folder. */
  readonly href: string;
  readonly title: string;
  /** The page that it is on. */
  readonly page: string;
  readonly excerpt: string;
}

/** Results that are shown: whoever needs more types another word. */
const most = 12;

/** @param sections Everything that can be found. */
export function createSearch(sections: readonly SearchedSection[]): (query: string) => Found {
  const index = new MiniSearch<SearchedSection>({
    fields: ['heading', 'page', 'text'],
    searchOptions: {
      boost: { heading: 4, page: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(sections);
  const byId = new Map(sections.map((section) => [section.id, section]));
  return (query) => {
    const found = index.search(query);
    const results = found.slice(0, most).flatMap(({ id, terms }) => {
      const section = byId.get(Number(id));
      if (section === undefined) return [];
      const { address, anchor, heading, page, text } = section;
      return {
        href: anchor === '' ? address : `${address}#${anchor}`,
        title: heading === '' ? page : heading,
        page,
        excerpt: excerpt(text, terms),
      };
    });
    return { results, count: found.length };
  };
}
