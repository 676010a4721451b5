import { urlComponent as partOf } from '../../sandbox/apis/urls.ts';

type Settings = Readonly<Record<string, unknown>>;

/**
 * What a URL, referrer or auto-event variable yields of an address, as GTM's runtime reads it by an element `<a>`: a
 * relative one is resolved against the page, the whole URL comes without its fragment, a query parameter that is not
 * there is undefined.
 * @param component `HOST`, `PATH`…; anything else is the whole URL.
 * @throws URIError when the query cannot be decoded
 */
export function urlComponent(address: string, page: string, settings: Settings): unknown {
  const component = String(settings['component'] ?? 'URL');
  // As with the <a>, an address that is none has no parts, and the path of nothing is /.
  const href = URL.canParse(address, page) ? new URL(address, page).href : '';
  switch (component) {
    case 'PROTOCOL':
    case 'PORT':
    case 'EXTENSION':
    case 'FRAGMENT':
      return partOf(href, component);
    case 'HOST': {
      const host = partOf(href, 'host');
      return settings['stripWww'] === true ? host.replace(/^www\d*\./, '') : host;
    }
    case 'PATH':
      return path(partOf(href, 'path'), settings['defaultPages']);
    case 'QUERY':
      return query(partOf(href, 'query'), settings);
    default:
      return (href || address).replace(/#.*$/, '');
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

function query(whole: string, settings: Settings): unknown {
  const { queryKey, multiQueryKeys, ignoreEmptyQueryParam } = settings;
  if (queryKey === undefined || queryKey === '') return whole;
  const keys = multiQueryKeys === true ? String(queryKey).replace(/\s+/g, '').split(',') : [String(queryKey)];
  return keys
    .map((key) => queryParameter(whole, key))
    .find((value) => value !== undefined && !(ignoreEmptyQueryParam === true && value === ''));
}

/** The first of the name. GTM decodes every name on the way to it, and gives up at one that is malformed. */
function queryParameter(whole: string, key: string): string | undefined {
  for (const pair of whole.split('&')) {
    const [name = '', ...value] = pair.split('=');
    if (decode(name) === key) return decode(value.join('='));
  }
  return undefined;
}

function decode(text: string): string {
  return decodeURIComponent(text).replaceAll('+', ' ');
}
