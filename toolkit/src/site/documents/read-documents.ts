import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderMarkdown, type Link, type Rendered } from './markdown.ts';

/** A page of the site, from a document of the project. */
export interface DocumentPage extends Rendered {
  /** The document below the project’s folder: `docs/fields.md`. */
  readonly file: string;
  /** The page below the site’s folder: `docs/fields.html`. */
  readonly address: string;
}

/** A folder that a document links to: its page lists what is in it. */
export interface FolderPage {
  readonly folder: string;
  readonly address: string;
  /** The names of its files. */
  readonly names: readonly string[];
}

export interface Documents {
  /** In the order in which a reader who begins with the first one comes upon them. */
  readonly pages: readonly DocumentPage[];
  readonly folders: readonly FolderPage[];
  /** What the documents link to or show, by its path: the same on the site as in the project. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** A sentence for each link that leads nowhere. */
  readonly faults: readonly string[];
}

/** The documents of a project that can be reached from its first one, and everything they link to. */
export async function readDocuments(root: string, first = 'README.md'): Promise<Documents> {
  const pages: DocumentPage[] = [];
  const files = new Map<string, Buffer>();
  const folders = new Map<string, FolderPage>();
  const faults: string[] = [];
  const known = new Set([first]);
  for (const file of known) {
    const text = await readFile(path.join(root, file), 'utf8');
    const kinds = await lookUp(root, file, text);
    const address = addressOf(file);
    const resolve = (target: string): Link | undefined => {
      if (/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(target)) return { href: target };
      const { to, hash } = targetOf(file, target);
      const kind = kinds.get(to);
      // Hosts leave hidden files out.
      if (kind !== undefined && isHidden(to)) return undefined;
      if (kind === undefined) {
        faults.push(`${file}: the link to ${target} leads nowhere.`);
        return undefined;
      }
      return kind === 'file'
        ? { href: hrefBetween(address, to), isDownload: !/\.(?:svg|png|jpe?g|gif|webp)$/i.test(to) }
        : { href: hrefBetween(address, addressOf(to, kind)) + hash };
    };
    pages.push({ file, address, ...renderMarkdown(text, resolve) });
    for (const [to, kind] of kinds) {
      if (isHidden(to)) continue;
      if (kind === 'document') known.add(to);
      else if (kind === 'file') files.set(to, await readFile(path.join(root, to)));
      else {
        const names = await filesIn(path.join(root, to));
        if (names.includes('README.md')) {
          known.add(`${to}/README.md`);
          continue;
        }
        folders.set(to, { folder: to, address: addressOf(to, kind), names });
        for (const name of names) files.set(`${to}/${name}`, await readFile(path.join(root, to, name)));
      }
    }
  }
  return { pages, folders: [...folders.values()], files, faults };
}

type Kind = 'document' | 'folder' | 'file';

/** What the links of a document lead to, by its path below the root; what is not there is left out. */
async function lookUp(root: string, file: string, text: string): Promise<ReadonlyMap<string, Kind>> {
  const targets = new Set<string>();
  renderMarkdown(text, (target) => {
    if (!/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(target)) targets.add(targetOf(file, target).to);
    return undefined;
  });
  const kinds = new Map<string, Kind>();
  for (const to of targets) {
    // Nothing from outside of the project is published.
    if (to === '..' || to.startsWith('../') || path.posix.isAbsolute(to)) continue;
    const found = await lstat(path.join(root, to)).catch(() => undefined);
    if (found?.isDirectory() === true) kinds.set(to.replace(/\/$/, ''), 'folder');
    else if (found?.isFile() === true) kinds.set(to, to.endsWith('.md') ? 'document' : 'file');
  }
  return kinds;
}

function isHidden(file: string): boolean {
  return file.split('/').some((part) => part.startsWith('.') && part !== '.');
}

function targetOf(file: string, target: string): { readonly to: string; readonly hash: string } {
  const [, name = '', hash = ''] = /^([^#?]*)[^#]*(#.*)?$/.exec(target) ?? [];
  const to = path.posix.join(path.posix.dirname(file), decode(name));
  return { to: to.replace(/\/$/, ''), hash };
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
}

/** The page of a document or a folder: a README is the first page of its folder. */
function addressOf(file: string, kind: Kind = 'document'): string {
  if (kind === 'folder') return `${file}/index.html`;
  return file.replace(/(^|\/)README\.md$/, '$1index.html').replace(/\.md$/, '.html');
}

/** The relative address by which one page of the site links to another file of it. */
export function hrefBetween(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return relative.split('/').map(encodeURIComponent).join('/');
}
