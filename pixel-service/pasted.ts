import { findParameter } from './decode/parameters.ts';
import { splitQuery } from './decode/query.ts';

export interface Pasted {
  /** A whole URL, or, for the form `query`, a path and query or a query string alone. */
  readonly url: string;
  /** What it was found in. */
  readonly form: 'url' | 'query' | 'html' | 'code' | 'command' | 'request' | 'text';
  /** The text was HTML source, with `&amp;` for `&`. */
  readonly htmlEscaped: boolean;
}

/**
 * Finds the pixel URL in what people paste: the URL itself (without scheme and HTML-escaped too), a path or a
 * query string, an `<img>` or other markup, a curl command, a `fetch` or `sendPixel` call, the head of an HTTP
 * request, a line of a log. Undefined when there is neither a URL nor a query string of the Pixel Service in it.
 */
export function findPixelUrl(text: string): Pasted | undefined {
  const trimmed = text.trim();
  const htmlEscaped = /&(?:amp|#38|#x26);/i.test(trimmed);
  for (const { form, find } of finders) {
    const found = find(form === 'html' ? trimmed : htmlEscaped ? unescapeHtml(trimmed) : trimmed);
    if (found !== undefined) return { form, htmlEscaped, ...found };
  }
  return undefined;
}

interface Finder {
  readonly form: Pasted['form'];
  find(text: string): { readonly url: string; readonly form?: Pasted['form'] } | undefined;
}

/** In order: the first that finds something has it. */
const finders: readonly Finder[] = [
  { form: 'url', find: (text) => (/^https?:\/\//i.test(text) ? bareUrl(text) : undefined) },
  { form: 'html', find: inHtml },
  { form: 'command', find: inCommand },
  { form: 'code', find: inCode },
  { form: 'request', find: inRequest },
  { form: 'url', find: bareUrl },
  { form: 'text', find: inText },
];

function inHtml(text: string) {
  const markup = /^&lt;/i.test(text) ? unescapeHtml(text) : text;
  if (!/^<[a-z!]/i.test(markup)) return undefined;
  const sources = [
    ...markup.matchAll(/\b(?:src|href|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi),
  ].map(([, double, single, bare]) => unescapeHtml(double ?? single ?? bare ?? '').trim());
  return best(sources);
}

function inCommand(text: string) {
  if (!/^(?:\$\s*)?(?:curl|wget|http|iwr|Invoke-WebRequest)(?:\.exe)?\s/i.test(text)) return undefined;
  // cmd.exe escapes with carets: browsers copy such commands on Windows.
  const command = /\^["&]/.test(text) ? text.replace(/\^([\s\S])/g, '$1') : text;
  return best(shellWords(command).slice(1));
}

function inCode(text: string) {
  if (!/\b(?:fetch|sendPixel|sendBeacon|open|get)\s*\(|\bsrc\s*=|^\s*(?:const|let|var)\b/.test(text))
    return undefined;
  const literals = [...text.matchAll(/(["'`])((?:\\[\s\S]|(?!\1)[^\\])*)(?:\1|$)/g)];
  return best(literals.map(([, , literal]) => unescapeJavaScript(literal ?? '')));
}

function inRequest(text: string) {
  const target = /^(?:GET|HEAD|POST)\s+(\S+)/.exec(text)?.[1];
  if (target === undefined) return undefined;
  const host = /^host:\s*(\S+)/im.exec(text)?.[1];
  return bareUrl(host !== undefined && target.startsWith('/') ? `https://${host}${target}` : target);
}

function bareUrl(text: string) {
  const quoted = /^(["'`“<])([\s\S]*)(["'`”>])$/.exec(text)?.[2] ?? text;
  // A browser drops tabs and line ends from a URL.
  const url = quoted.trim().replace(/[\t\r\n]/g, '');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return { url };
  if (url.startsWith('//')) return { url: `https:${url}` };
  if (/^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\//i.test(url)) return { url: `https://${url}` };
  if (/^\/v\d/i.test(url)) return { url, form: 'query' } as const;
  const query = url.replace(/^\?/, '');
  const isQuery =
    /^[\w-]+=/.test(query) && splitQuery(query).some(({ name }) => findParameter(name) !== undefined);
  return isQuery ? ({ url: `?${query}`, form: 'query' } as const) : undefined;
}

function inText(text: string) {
  return best([...text.matchAll(/https?:\/\/[^\s"'<>`]+/gi)].map(([url]) => url));
}

/** The candidate that is a URL of the Pixel Service, else any URL. */
function best(candidates: readonly string[]) {
  const urls = candidates.filter((candidate) =>
    /^(?:https?:)?\/\/|^pixels?\.mparticle\.com\//i.test(candidate),
  );
  const chosen = urls.find((url) => /\/pixel(?:[/?#]|$)/i.test(url)) ?? urls[0];
  return chosen === undefined ? undefined : bareUrl(chosen);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, (entity, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? entity;
    return String.fromCodePoint(typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal));
  });
}

function unescapeJavaScript(literal: string): string {
  return literal.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi, (_, unicode, hex, other) => {
    const code = typeof unicode === 'string' ? unicode : typeof hex === 'string' ? hex : undefined;
    return code === undefined ? String(other).replace('\n', '') : String.fromCharCode(parseInt(code, 16));
  });
}

/** The words of a POSIX shell command: quoting and backslashes resolved, nothing expanded. */
function shellWords(command: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, single, ansi, double, escaped, plain] of command.matchAll(
    /(?<!\$)'([^']*)'|\$'((?:\\[\s\S]|[^'\\])*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])|([^\s'"\\]+?(?=\$')|[^\s'"\\]+)|\s+/g,
  )) {
    const piece =
      single ??
      (ansi === undefined ? undefined : unescapeJavaScript(ansi)) ??
      double?.replace(/\\(["\\$`\n])/g, '$1') ??
      (escaped === '\n' ? '' : escaped) ??
      plain;
    if (piece !== undefined) word = (word ?? '') + piece;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}
