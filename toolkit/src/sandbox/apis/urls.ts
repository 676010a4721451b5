import { notConvertible } from '../language/border.ts';
import type { Meter } from '../language/meter.ts';
import { SandboxArray, SandboxObject, type Value } from '../language/values.ts';
import type { WebContext } from './web/context.ts';

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** The page's address, charged by its length. */
export function pageUrl({ page, meter }: WebContext): string {
  return paid(page.window.location.href, meter);
}

export function referrer({ page, meter }: WebContext): string {
  return paid(page.referrer, meter);
}

function paid(url: string, meter: Meter): string {
  meter.spend(url.length >> 3);
  return url;
}

/**
 * `getUrl` and `getReferrerUrl`: no component or an unknown one gives the whole URL. The case of the name does
 * not matter. Where there is no URL the path is `/` and all else empty.
 */
export function urlComponent(href: string, component: string | null | undefined): string {
  const name = component?.toLowerCase();
  if (href === '') return name === 'path' ? '/' : '';
  const url = new URL(href);
  switch (name) {
    case 'url_no_fragment':
      return url.href.split('#', 1)[0] ?? '';
    case 'protocol':
      return url.protocol.replace(':', '').toLowerCase();
    case 'host':
      return url.hostname.toLowerCase();
    case 'port':
      return url.port || (defaultPorts[url.protocol] ?? '');
    case 'path':
      return url.pathname;
    case 'query':
      return url.search.replace('?', '');
    case 'extension':
      return extensionOf(url.pathname);
    case 'fragment':
      return url.hash.replace('#', '');
    default:
      return url.href;
  }
}

function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot === -1 ? '' : (path.slice(dot + 1).split('/')[0] ?? '');
}

/** The first value of a query parameter or, with `all`, the list of its values. */
export function queryParameter(href: string, key: string, all: boolean): Value {
  const values = href === '' ? [] : new URL(href).searchParams.getAll(key);
  return all ? new SandboxArray(values) : values[0];
}

/** `parseUrl`: undefined for what is no absolute URL; `//host` takes the page's protocol. */
export function parseUrl(value: Value, pageProtocol: string): Value {
  if (typeof value !== 'string') return undefined;
  let url: URL;
  try {
    url = new URL(value.startsWith('//') ? pageProtocol + value : value);
  } catch {
    return undefined;
  }
  // GTM converts an object of the page whose keys are the query's.
  if (url.searchParams.has('hasOwnProperty')) throw notConvertible();
  const lists = new Map<string, string[]>();
  for (const [key, one] of url.searchParams) {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [one]);
    else list.push(one);
  }
  const searchParams = new SandboxObject();
  for (const [key, list] of lists) {
    searchParams.properties.set(key, list.length > 1 ? new SandboxArray(list) : list[0]);
  }
  const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } = url;
  const parts = { href, origin, protocol, username, password, host, hostname, port, pathname, search };
  return new SandboxObject(
    new Map<string, Value>([...Object.entries(parts), ['searchParams', searchParams], ['hash', hash]]),
  );
}
