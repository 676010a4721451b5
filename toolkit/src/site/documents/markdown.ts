import GithubSlugger from 'github-slugger';
import { escapeHtml } from '../../messages/html.ts';
import { Marked, type Token, type Tokens } from 'marked';

/** A page from the text of a document. */
export interface Rendered {
  /** Its first heading, without markup; undefined when it has none. */
  readonly title: string | undefined;
  readonly html: string;
  /** What is searched, a piece for each heading. */
  readonly sections: readonly Section[];
}

export interface Section {
  /** Empty before the first heading. */
  readonly heading: string;
  /** The `id` of the heading, as GitHub makes it. */
  readonly anchor: string;
  readonly text: string;
}

/** Where a link of the document leads on the site; undefined when it stays text. */
export type Resolve = (target: string) => Link | undefined;

export interface Link {
  readonly href: string;
  /** It is a file to keep, no page. */
  readonly isDownload?: boolean;
}

/** The page of a document in GitHub’s Markdown. */
export function renderMarkdown(text: string, resolve: Resolve): Rendered {
  const slugger = new GithubSlugger();
  const anchors = new Map<Tokens.Heading, string>();
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading(token) {
        const inner = this.parser.parseInline(token.tokens);
        const anchor = anchors.get(token);
        const id = anchor === undefined ? '' : ` id="${escapeHtml(anchor)}"`;
        return `<h${token.depth}${id}>${inner}</h${token.depth}>\n`;
      },
      link({ href, title, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const link = resolve(href);
        if (link === undefined) return inner;
        const titled = title == null ? '' : ` title="${escapeHtml(title)}"`;
        return `<a href="${escapeHtml(link.href)}"${titled}${link.isDownload === true ? ' download' : ''}>${inner}</a>`;
      },
      image({ href, text: alt }) {
        const link = resolve(href);
        const shown = escapeHtml(alt);
        return link === undefined
          ? shown
          : `<img src="${escapeHtml(link.href)}" alt="${shown}" loading="lazy">`;
      },
      // Long names break where they are made of parts.
      codespan: ({ text: code }) =>
        `<code>${escapeHtml(code).replace(/(?<=\w)[/_.](?=\w)/g, '$&<wbr>')}</code>`,
      // What is wider than a telephone scrolls by itself, also with the keyboard.
      code: ({ text: code }) => `<pre tabindex="0"><code>${escapeHtml(code)}</code></pre>\n`,
      table(token) {
        const row = (cells: readonly Tokens.TableCell[]): string =>
          `<tr>${cells
            .map(({ header, align, tokens }) => {
              const name = header ? 'th' : 'td';
              const aligned = align === null ? '' : ` class="${align}"`;
              return `<${name}${aligned}>${this.parser.parseInline(tokens)}</${name}>`;
            })
            .join('')}</tr>`;
        return `<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead>${row(token.header)}</thead><tbody>${token.rows.map(row).join('\n')}</tbody></table></div>\n`;
      },
    },
  });
  const tokens = marked.lexer(text);
  const sections: { heading: string; anchor: string; texts: string[] }[] = [
    { heading: '', anchor: '', texts: [] },
  ];
  for (const token of tokens) {
    if (isHeading(token)) {
      const heading = plainText(token);
      const anchor = slugger.slug(heading);
      anchors.set(token, anchor);
      sections.push({ heading, anchor, texts: [] });
    } else sections.at(-1)?.texts.push(plainText(token));
  }
  return {
    title: sections[1]?.heading,
    html: marked.parser(tokens),
    sections: sections
      .map(({ texts, ...of }) => ({ ...of, text: texts.join(' ').replace(/\s+/g, ' ').trim() }))
      .filter(({ heading, text: words }) => heading !== '' || words !== ''),
  };
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

/** What a reader reads of it. */
function plainText(token: Token): string {
  if (isTable(token)) {
    return [token.header, ...token.rows]
      .flatMap((row) => row.map((cell) => plainTexts(cell.tokens)))
      .join(' ');
  }
  if (isList(token)) return token.items.map((item) => plainTexts(item.tokens)).join(' ');
  if (token.type === 'html' || token.type === 'space') return token.type === 'space' ? ' ' : '';
  if (token.type === 'br') return ' ';
  if ('tokens' in token && Array.isArray(token.tokens) && token.type !== 'image') {
    return plainTexts(token.tokens);
  }
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

function plainTexts(tokens: readonly Token[]): string {
  return tokens.map(plainText).join('');
}
