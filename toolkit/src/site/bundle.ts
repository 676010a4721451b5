import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { oneScript } from '../playground/page/one-script.ts';
import type { HostedShop } from '../playground/page/shop-host.ts';
import {
  bundleReceiver,
  chunkFolder,
  common,
  filesOf,
  folder as playground,
  readOrBundlePage,
  readPage,
  typeOf,
  type File,
  type Files,
} from '../playground/server/bundle.ts';
import { playgroundHtml, shopHtml } from '../playground/server/pages.ts';
import { hostHtml, playgroundHead, shopHead } from './html.ts';
import { scriptParts } from './script-parts.ts';

const client = path.join(import.meta.dirname, 'client');

/** In the package, they lie ready-made beside the code. */
const readyMade = path.join(
  import.meta.dirname,
  path.basename(import.meta.dirname) === 'chunks' ? '../site-parts' : 'site-parts',
);

/** The files that are the same on every site, by their paths below its folder; the receiver is the project’s. */
export async function bundleSite(receiver?: string): Promise<Files> {
  const isPackaged = existsSync(path.join(readyMade, 'site.js'));
  const [page, own] = await Promise.all([
    readOrBundlePage(),
    receiver === undefined ? new Map<string, File>() : bundleReceiver(receiver),
  ]);
  const parts = isPackaged ? await readPage(readyMade) : await bundleSiteParts(page);
  return new Map([...parts, ...below('playground', page), ...below('playground', own)]);
}

/** What a site has besides the playground’s page. @param page That page. */
export async function bundleSiteParts(page: Files): Promise<Files> {
  const built = await Promise.all([
    bundle({ entryPoints: { site: path.join(client, 'site.ts') }, splitting: true }),
    bundle({
      entryPoints: {
        offline: path.join(client, 'offline.ts'),
        'playground/shop-host': path.join(playground, 'page/shop-host.ts'),
      },
    }),
    bundle({
      entryPoints: {
        site: path.join(client, 'site.css'),
        'playground/shop-host': path.join(playground, 'page/shop-host.css'),
      },
    }),
    bundle({
      entryPoints: {
        theme: path.join(client, 'theme.ts'),
        'service-worker': path.join(client, 'service-worker.ts'),
      },
      format: 'iife',
    }),
  ]);
  const played = new Map(shopPages(page));
  add(played, 'index.html', playgroundHtml({ isStatic: true, head: playgroundHead }));
  return new Map([...built.flatMap((files) => [...files]), ...below('playground', played)]);
}

/** The documents around the shop’s pages, and a script for each that makes the page within it. */
function shopPages(page: Files): Files {
  const style = inline('shop.css', textOf(page, 'shop.css'));
  const html = shopHtml(shopHead(style), { isStatic: true });
  const shops = [
    { name: 'shop', title: 'The shop', runsPageCode: false },
    { name: 'container-shop', title: 'The shop with a container', runsPageCode: true },
  ] as const;
  const read = (file: string): string => textOf(page, file);
  const all = scriptParts(
    shops.map(({ name }) => `${name}.js`),
    read,
  );
  const files = new Map<string, File>();
  for (const [index, { name, title, runsPageCode }] of shops.entries()) {
    const parts = all[index] ?? [];
    const script = inline(name, oneScript(parts.map((part) => ({ ...part, text: read(part.file) }))));
    add(files, `${name}.html`, hostHtml(title, `${name}-page.js`, { script, style, runsPageCode }));
    const hosted: HostedShop = { html, parts };
    add(
      files,
      `${name}-page.js`,
      `import{hostShop}from"./shop-host.js";await hostShop(${JSON.stringify(hosted)});\n`,
    );
  }
  return files;
}

async function bundle(options: BuildOptions): Promise<Files> {
  const chunkNames = `${chunkFolder}/[name]-[hash]`;
  return filesOf([await build({ ...common, format: 'esm', chunkNames, ...options, write: false })]);
}

function textOf(files: Files, name: string): string {
  const file = files.get(name);
  if (file === undefined) throw new Error(`The playground has no ${name}.`);
  return file.body.toString();
}

/** The policy’s hash is of what the browser takes for the script, or the style, within HTML. */
function inline(name: string, text: string): string {
  if (/<\/(?:script|style)|<!--|[\r\0]/i.test(text)) throw new Error(`${name} cannot stand within HTML.`);
  return text;
}

function add(files: Map<string, File>, name: string, text: string): void {
  files.set(name, { type: typeOf(name), body: Buffer.from(text) });
}

function below(folder: string, files: Files): Files {
  return new Map([...files].map(([name, file]) => [`${folder}/${name}`, file]));
}
