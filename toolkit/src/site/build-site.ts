import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatMessage } from '../messages/format.ts';
import { LiveContainer } from '../playground/server/live-container.ts';
import { LiveTemplate, type BuiltState } from '../playground/server/live-template.ts';
import type { ProjectConfig } from '../project/config.ts';
import { readWholeTemplate } from '../tpl/template.ts';
import { bundleSite } from './bundle.ts';
import { readDocuments, type DocumentPage } from './documents/read-documents.ts';
import { addresses, documentHtml, downloadsHtml, folderHtml, type Download, type Frame } from './html.ts';
import type { SearchedSection } from './search-index.ts';

/** The files of a site by their paths, in the order of the alphabet. */
export type Site = ReadonlyMap<string, Buffer>;

export interface SiteBuild {
  /** Undefined when there is a fault. */
  readonly site: Site | undefined;
  /** What the compiler, the checker and the documents said, as the terminal shows it. */
  readonly messages: readonly string[];
}

/**
 * Makes the site of a template project: its playground, its documents and what there is to download.
 * @throws CannotRun when there is no project
 */
export async function buildSite(root: string, config: ProjectConfig): Promise<SiteBuild> {
  const { receiver, container } = config.playground ?? {};
  const hasReadme = existsSync(path.join(root, 'README.md'));
  const [template, documents, parts] = await Promise.all([
    buildTemplate(root),
    hasReadme ? readDocuments(root) : undefined,
    bundleSite(receiver === undefined ? undefined : path.resolve(root, receiver)),
  ]);
  const { text } = template;
  const said = [
    ...template.messages.map((message) => message.text),
    ...(documents?.faults ?? ['There is no README.md: it is the first page of the site.']),
  ];
  const isFaulty = template.messages.some(({ severity }) => severity === 'fault');
  if (isFaulty || text === null || documents === undefined || documents.faults.length > 0) {
    return { site: undefined, messages: said };
  }

  const files = new Map<string, Buffer>([...parts].map(([name, { body }]) => [name, body]));
  const add = (name: string, content: string | Buffer): void =>
    void files.set(name, typeof content === 'string' ? Buffer.from(content) : content);
  for (const [name, content] of documents.files) add(name, content);

  const output = config.output ?? 'template.tpl';
  add(output, text);
  const products = (config.products ?? []).map(({ file, make }) => ({ file, ...make(text) }));
  const ofProducts = products.flatMap(({ messages }) => messages);
  said.push(...ofProducts.map((message) => formatMessage(message)));
  if (ofProducts.some(({ severity }) => severity === 'fault')) return { site: undefined, messages: said };
  for (const product of products) add(product.file, product.text);
  const metadata = path.join(root, 'metadata.yaml');
  if (existsSync(metadata)) add('metadata.yaml', await readFile(metadata));
  const downloads: readonly Download[] = [
    { address: output, about: 'The template, to import into Google Tag Manager.' },
    ...products.map(({ file, summary }) => ({ address: file, about: summary })),
    ...(existsSync(metadata)
      ? [
          {
            address: 'metadata.yaml',
            about: 'The released versions, as Google’s template gallery reads them.',
          },
        ]
      : []),
  ].map((download) => ({ ...download, size: files.get(download.address)?.length ?? 0 }));

  const frame: Frame = { name: nameOf(text), pages: documents.pages };
  for (const page of documents.pages) add(page.address, documentHtml(frame, page, downloads));
  for (const folder of documents.folders) add(folder.address, folderHtml(frame, folder));
  add(addresses.downloads, downloadsHtml(frame, downloads));
  add('search.json', JSON.stringify(searchedSections(documents.pages)));
  add('playground/template.json', JSON.stringify({ session: 'site', ...template, messages: [] }));
  add('playground/container.json', JSON.stringify(new LiveContainer(container).of(text)));
  keepOffline(files);
  return {
    site: new Map([...files].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    messages: said,
  };
}

async function buildTemplate(root: string): Promise<BuiltState> {
  const template = new LiveTemplate(root, { write: false, onBuild: () => undefined });
  try {
    await template.build();
    return template.state;
  } finally {
    template.close();
  }
}

function nameOf(template: string): string {
  const { displayName } = readWholeTemplate(template, 'template.tpl').info;
  return typeof displayName === 'string' ? displayName : 'Template';
}

function searchedSections(pages: readonly DocumentPage[]): readonly SearchedSection[] {
  return pages
    .flatMap(({ address, title, file, sections }) =>
      sections.map((section) => ({ address, page: title ?? file, ...section })),
    )
    .map((section, id) => ({ id, ...section }));
}

const worker = 'service-worker.js';
/** What the first line of the service worker of every site begins with. */
export const workerMark = 'const site=';

/** The service worker keeps every file; a name made of them all tells it when there is another version. */
function keepOffline(files: Map<string, Buffer>): void {
  const code = files.get(worker) ?? Buffer.of();
  const names = [...files.keys()].filter((name) => name !== worker).toSorted();
  const hash = createHash('sha256').update(code);
  for (const name of names) hash.update(`\0${name}\0`).update(files.get(name) ?? '');
  const site = { version: hash.digest('hex').slice(0, 16), files: names.map(encodeURI) };
  files.set(worker, Buffer.concat([Buffer.from(`${workerMark}${JSON.stringify(site)};\n`), code]));
}
