/** A piece of a help text: plain text or one of the few elements that help texts may have. */
export type Markup =
  string | { readonly tag: MarkupTag; readonly href?: string; readonly children: readonly Markup[] };

/** What GTM's tooltips show of a template's HTML. Everything else is dropped, its text kept. */
const allowedTags = ['a', 'b', 'strong', 'i', 'em', 'code', 'br', 'p', 'ul', 'ol', 'li'] as const;
export type MarkupTag = (typeof allowedTags)[number];

const emptyTags: ReadonlySet<string> = new Set(['br']);
/** Elements whose content is no text for people. */
const opaqueTags = /<(script|style|template|noscript|iframe|svg|math)\b[^]*?(?:<\/\1\s*>|$)/gi;

/**
 * Reads the HTML of a help text into a tree that is safe to draw: allowed elements without attributes,
 * links to http, https and mailto only. Never throws; unclosed elements end with the text.
 */
export function readMarkup(html: string): readonly Markup[] {
  const root: Open = { children: [] };
  const open: Open[] = [root];
  const top = (): Open => open.at(-1) ?? root;
  const source = html.replace(/<!--[^]*?(?:-->|$)/g, '').replace(opaqueTags, '');
  for (const [, text, closing, name = '', attributes = ''] of source.matchAll(token)) {
    if (text !== undefined) {
      top().children.push(decodeEntities(text));
      continue;
    }
    const tag = allowedTags.find((allowed) => allowed === name.toLowerCase());
    if (tag === undefined) continue;
    if (closing === '/') {
      const index = open.findLastIndex((element) => element.tag === tag);
      if (index > 0) open.length = index;
      continue;
    }
    const href = tag === 'a' ? safeLink(attributes) : undefined;
    const element = { tag, children: [], ...(href === undefined ? {} : { href }) };
    top().children.push(element);
    if (!emptyTags.has(tag) && open.length < deepest) open.push(element);
  }
  return root.children;
}

interface Open {
  readonly tag?: MarkupTag;
  readonly children: Markup[];
}

const deepest = 20;
/** A `<` that starts no tag is text, as browsers read it. */
const token = /([^<]+|<(?![a-z/]))|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>?/gi;

function safeLink(attributes: string): string | undefined {
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? [];
  const href = decodeEntities(double ?? single ?? bare ?? '').trim();
  return /^(?:https?:\/\/|mailto:)/i.test(href) ? href : undefined;
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (entity, decimal, hex, name) => {
    if (typeof name === 'string') return namedEntities[name.toLowerCase()] ?? entity;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

/** The text alone, for places where no elements fit. */
export function textOf(markup: readonly Markup[]): string {
  return markup
    .map((piece) => (typeof piece === 'string' ? piece : piece.tag === 'br' ? ' ' : textOf(piece.children)))
    .join('');
}
