import { urlComponent as partOf } from '../../sandbox/apis/urls.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * What a URL variable or a referrer variable yields of an address, as GTM's runtime reads it: the whole URL comes
 * without its fragment, and a query parameter that is not there is undefined.
 */
export function urlComponent(address: string, settings: Settings): unknown {
  const component = settings['component'];
  if (!URL.canParse(address)) return component === undefined || component === 'URL' ? address : undefined;
  switch (component) {
    case 'PROTOCOL':
    case 'PORT':
    case 'EXTENSION':
    case 'FRAGMENT':
      return partOf(address, component.toLowerCase());
    case 'HOST': {
      const host = partOf(address, 'host');
      return settings['stripWww'] === true ? host.replace(/^www\d*\./, '') : host;
    }
    case 'PATH':
      return path(partOf(address, 'path'), settings['defaultPages']);
    case 'QUERY':
      return query(address, settings);
    default:
      return address.replace(/#.*$/, '');
  }
}

/** A page that stands for its folder, such as index.html, is left out. */
function path(whole: string, defaultPages: unknown): string {
  const names = whole.split('/');
  const last = names.at(-1);
  return Array.isArray(defaultPages) && defaultPages.includes(last)
    ? [...names.slice(0, -1), ''].join('/')
    : whole;
}

function query(address: string, settings: Settings): unknown {
  const { queryKey, multiQueryKeys, ignoreEmptyQueryParam } = settings;
  const { searchParams, search } = new URL(address);
  if (queryKey === undefined || queryKey === '') return search.replace('?', '');
  const keys = multiQueryKeys === true ? String(queryKey).replace(/\s+/g, '').split(',') : [String(queryKey)];
  return keys
    .map((key) => searchParams.get(key) ?? undefined)
    .find((value) => value !== undefined && !(ignoreEmptyQueryParam === true && value === ''));
}
