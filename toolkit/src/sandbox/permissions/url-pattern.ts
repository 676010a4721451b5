import { textsOf, type GrantValue } from './grants.ts';

/**
 * The URL patterns of `send_pixel`, `inject_script` and `inject_hidden_iframe`, matched by the
 * algorithm of GTM's runtime.
 */

const patternForm = /^https:\/\/(\*\.|)((?:[a-z0-9-]+\.)+[a-z0-9-]+)\/(.*)$/i;
/** Of a URL, whose host is in lower case. */
const hostForm = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/;

interface ParsedPattern {
  /** Whether the host is `*.` and a domain. */
  readonly subdomains: boolean;
  readonly host: string;
  /** What the path and the query hold in this order, the first at their beginning. */
  readonly pieces: readonly string[];
  /** Whether they may go on after the last piece. */
  readonly open: boolean;
}

function parsePattern(pattern: string): ParsedPattern | undefined {
  const [, wildcard, host, path] = patternForm.exec(pattern) ?? [];
  if (host === undefined || path === undefined) return undefined;
  return { subdomains: wildcard !== '', host: host.toLowerCase(), ...parsePath(`/${path}`) };
}

/**
 * Case counts, the hash does not. A final `/*` is cut off as two characters before the prefix is compared, so that `/js/*` also lets `/js` and `/js2`
 * through.
 */
function parsePath(path: string): Pick<ParsedPattern, 'pieces' | 'open'> {
  const stem = path.replace(/\/\*$/, '').replace(/\?$/, '');
  return { pieces: stem.split('*'), open: path === '/' || path.endsWith('*') };
}

const known = new WeakMap<object, readonly (ParsedPattern | undefined)[]>();

/**
 * Whether one of a permission's patterns lets a URL through: `broken` when GTM comes to one that it cannot use, and
 * throws, before one that does.
 */
export function whichCovers(urls: GrantValue | undefined, url: URL): 'covered' | 'broken' | undefined {
  const texts = typeof urls === 'object' ? urls : [];
  const patterns = known.get(texts) ?? textsOf(urls).map(parsePattern);
  known.set(texts, patterns);
  const { hostname } = url;
  const path = url.pathname + url.search;
  for (const pattern of patterns) {
    if (pattern === undefined) return 'broken';
    if (hostMatches(pattern, hostname) && piecesMatch(pattern.pieces, path, pattern.open)) return 'covered';
  }
  return undefined;
}

/** Whether GTM can use the pattern at all: `https://`, a host (`*.` only in front) and a path. */
export function isValidUrlPattern(pattern: string): boolean {
  return parsePattern(pattern) !== undefined;
}

/** Parses as an `<a>` element does: relative to the page. Undefined when it is no URL. */
export function parseUrlOnPage(url: string, pageUrl?: string): URL | undefined {
  try {
    return new URL(url, pageUrl);
  } catch {
    return undefined;
  }
}

/** What every requested URL must be, whatever the patterns: https, the default port and a dotted host. */
export function isRequestableUrl(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '' && hostForm.test(url.hostname);
}

/**
 * Whether a pattern lets the URL through. `pageUrl` is the base of relative and `//` URLs. A pattern
 * that `isValidUrlPattern` refuses matches nothing here; GTM throws when it comes to one.
 */
export function urlPatternMatches(pattern: string, url: string, pageUrl?: string): boolean {
  const parsed = parseUrlOnPage(url, pageUrl);
  return parsed !== undefined && isRequestableUrl(parsed) && patternCovers(pattern, parsed);
}

export function patternCovers(pattern: string, url: URL): boolean {
  return readUrlPattern(pattern)?.(url) === true;
}

/** A pattern, read once: tells whether it lets a URL through. Undefined for one that `isValidUrlPattern` refuses. */
export function readUrlPattern(pattern: string): ((url: URL) => boolean) | undefined {
  const parsed = parsePattern(pattern);
  if (parsed === undefined) return undefined;
  return (url) =>
    hostMatches(parsed, url.hostname) && piecesMatch(parsed.pieces, url.pathname + url.search, parsed.open);
}

function hostMatches({ subdomains, host }: ParsedPattern, hostname: string): boolean {
  return hostname === host || (subdomains && hostname.endsWith(`.${host}`));
}

/**
 * Whether the first piece is a prefix and the others follow in order; the last ends the text unless it is open.
 * @param pieces what stands between the wildcards of a pattern
 */
export function piecesMatch(pieces: readonly string[], text: string, open: boolean): boolean {
  const [first = '', ...rest] = pieces;
  if (rest.length === 0 && !open) return text === first;
  if (!text.startsWith(first)) return false;
  let position = first.length;
  for (const [index, piece] of rest.entries()) {
    if (!open && index === rest.length - 1) {
      return text.length - piece.length >= position && text.endsWith(piece);
    }
    const found = text.indexOf(piece, position);
    if (found === -1) return false;
    position = found + piece.length;
  }
  return true;
}
