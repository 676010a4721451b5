import { escapeHtml } from '../messages/html.ts';
import { hrefBetween, type DocumentPage, type FolderPage } from './documents/read-documents.ts';
import { hostPolicy, shopPolicy, sitePolicy } from './policies.ts';

/** What every page of the site shows around its own part. */
export interface Frame {
  /** The name of the template. */
  readonly name: string;
  readonly pages: readonly DocumentPage[];
}

export const addresses = {
  home: 'index.html',
  playground: 'playground/index.html',
  downloads: 'downloads.html',
} as const;

/** A file to keep: where it lies on the site, and what it is. */
export interface Download {
  readonly address: string;
  readonly about: string;
  /** In bytes. */
  readonly size: number;
}

export function documentHtml(frame: Frame, page: DocumentPage, downloads: readonly Download[]): string {
  const actions =
    page.address !== addresses.home
      ? ''
      : `<p class="actions"><a href="${hrefBetween(page.address, addresses.playground)}">Try it in the playground</a>${downloads
          .slice(0, 1)
          .map(({ address }) => downloadLink(page.address, address, `Download ${nameOf(address)}`))
          .join('')}</p>\n`;
  return pageHtml(frame, page.address, page.title ?? page.file, actions + page.html);
}

export function folderHtml(frame: Frame, { folder, address, names }: FolderPage): string {
  const items = names.map((name) => `<li>${downloadLink(address, `${folder}/${name}`, name)}</li>`);
  return pageHtml(
    frame,
    address,
    folder,
    `<h1>${escapeHtml(folder)}</h1>\n<ul>\n${items.join('\n')}\n</ul>\n`,
  );
}

export function downloadsHtml(frame: Frame, downloads: readonly Download[]): string {
  const items = downloads.map(
    ({ address, about, size }) =>
      `<li><p>${downloadLink(addresses.downloads, address, nameOf(address))}, ${kilobytes(size)}<br>${escapeHtml(about)}</p></li>`,
  );
  return pageHtml(
    frame,
    addresses.downloads,
    'Downloads',
    `<h1>Downloads</h1>\n<ul>\n${items.join('\n')}\n</ul>\n`,
  );
}

function downloadLink(from: string, to: string, text: string): string {
  return `<a href="${escapeHtml(hrefBetween(from, to))}" download>${escapeHtml(text)}</a>`;
}

function nameOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB`;
}

function pageHtml(frame: Frame, address: string, title: string, main: string): string {
  const to = (target: string): string => escapeHtml(hrefBetween(address, target));
  const link = (target: string, text: string): string =>
    `<a href="${to(target)}"${target === address ? ' aria-current="page"' : ''}>${escapeHtml(text)}</a>`;
  const name = escapeHtml(frame.name);
  const full = address === addresses.home ? name : `${escapeHtml(title)} · ${name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${policyMeta(sitePolicy)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${full}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to('site.css')}">
<script src="${to('theme.js')}"></script>
<script type="module" src="${to('site.js')}"></script>
<script type="module" src="${to('offline.js')}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="top"><div>
<a class="name" href="${to(addresses.home)}">${name}</a>
<nav aria-label="Parts of the site">${link(addresses.playground, 'Playground')}${link(addresses.downloads, 'Downloads')}<a class="to-pages" href="#pages">Pages</a></nav>
<div class="search" role="search" hidden><input type="search" aria-label="Search the documents" aria-keyshortcuts="/" placeholder="Search" autocomplete="off" spellcheck="false"><span role="status"></span><ol hidden></ol></div>
<label class="theme" hidden><span class="hidden">Theme</span><select></select></label>
</div></header>
<div class="body">
<main id="main" tabindex="-1">
${main}</main>
<nav class="pages" id="pages" aria-label="Pages"><ul>
${frame.pages.map((page) => `<li>${link(page.address, page.title ?? page.file)}</li>`).join('\n')}
</ul></nav>
</div>
</body>
</html>
`;
}

function policyMeta(policy: string): string {
  return `<meta http-equiv="content-security-policy" content="${escapeHtml(policy)}">`;
}

/** What the head of the playground’s document has on the site besides. */
export const playgroundHead = `${policyMeta(sitePolicy)}
<meta name="referrer" content="no-referrer">
<script src="../theme.js"></script>
<script type="module" src="../offline.js"></script>
`;

/** What the head of the shop’s document has. */
export const shopHead = (style: string): string => `${policyMeta(shopPolicy)}
<style>${style}</style>`;

/**
 * The document around a page of the shop.
 * @param script Makes it.
 */
export const hostHtml = (title: string, script: string, policy: Parameters<typeof hostPolicy>[0]): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${policyMeta(hostPolicy(policy))}
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="shop-host.css">
<script type="module" src="${script}"></script>
</head>
<body></body>
</html>
`;
