import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import {
  bundleReceiver,
  chunkFolder,
  common,
  filesOf,
  folder as playground,
  readPage,
  type Files,
} from '../playground/server/bundle.ts';
import { playgroundHtml, shopHtml } from '../playground/server/pages.ts';
import { hostHtml, playgroundHead } from './html.ts';

const client = path.join(import.meta.dirname, 'client');

/** In the package, they lie ready-made beside the code. */
const readyMade = path.join(
  import.meta.dirname,
  path.basename(import.meta.dirname) === 'chunks' ? '../site-parts' : 'site-parts',
);

/** The files that are the same on every site, by their paths below its folder; the receiver is the project’s. */
export async function bundleSite(receiver?: string): Promise<Files> {
  const isPackaged = existsSync(path.join(readyMade, 'site.js'));
  const [parts, own] = await Promise.all([
    isPackaged ? readPage(readyMade) : bundleSiteParts(),
    receiver === undefined ? undefined : bundleReceiver(receiver),
  ]);
  return new Map([...parts, ...below('playground', own ?? new Map())]);
}

/** The same without a project: the receiver is none. */
export async function bundleSiteParts(): Promise<Files> {
  const [app, host, receiver, styles, shops, site, offline, scripts] = await Promise.all([
    bundle({
      entryPoints: {
        app: path.join(playground, 'app/main.tsx'),
        'server-worker': path.join(playground, 'page/server-worker.ts'),
      },
      splitting: true,
    }),
    bundle({
      entryPoints: {
        'shop-host': path.join(playground, 'page/shop-host.ts'),
      },
    }),
    bundle({ entryPoints: { receiver: path.join(playground, 'receiver/no-receiver.ts') } }),
    bundle({
      entryPoints: {
        app: path.join(playground, 'app/styles/main.css'),
        shop: path.join(playground, 'page/shop.css'),
        'shop-host': path.join(playground, 'page/shop-host.css'),
      },
    }),
    bundle({
      entryPoints: {
        shop: path.join(playground, 'page/frame.ts'),
        'container-shop': path.join(playground, 'page/container-frame.ts'),
      },
    }),
    bundle({
      entryPoints: {
        site: path.join(client, 'site.ts'),
        'site-style': path.join(client, 'site.css'),
      },
      splitting: true,
    }),
    bundle({ entryPoints: { offline: path.join(client, 'offline.ts') } }),
    bundle({
      entryPoints: {
        theme: path.join(client, 'theme.ts'),
        'service-worker': path.join(client, 'service-worker.ts'),
      },
      format: 'iife',
    }),
  ]);
  const style = textOf(styles, 'shop.css');
  const played = new Map([...app, ...host, ...receiver, ...styles]);
  played.delete('shop.css');
  add(played, 'index.html', playgroundHtml({ isStatic: true, head: playgroundHead }));
  for (const [name, title, runsPageCode] of [
    ['shop', 'The shop', false],
    ['container-shop', 'The shop with a container', true],
  ] as const) {
    const script = textOf(shops, `${name}.js`);
    const html = shopHtml(`<style>${style}</style>\n<script type="module">${script}</script>`, {
      isStatic: true,
    });
    add(
      played,
      `${name}-page.js`,
      `import{hostShop}from"./shop-host.js";hostShop(${JSON.stringify(html)});\n`,
    );
    add(played, `${name}.html`, hostHtml(title, `${name}-page.js`, { script, style, runsPageCode }));
  }
  const own = new Map([...site, ...offline, ...scripts]);
  const css = own.get('site-style.css');
  if (css !== undefined) own.set('site.css', css);
  own.delete('site-style.css');
  return new Map([...own, ...below('playground', played)]);
}

async function bundle(options: BuildOptions): Promise<Files> {
  const chunkNames = `${chunkFolder}/[name]-[hash]`;
  return filesOf([await build({ ...common, format: 'esm', chunkNames, ...options, write: false })]);
}

function textOf(files: Files, name: string): string {
  const text = files.get(name)?.body.toString() ?? '';
  // Within HTML these would be taken for markup, and the policy’s hash is of what the browser takes for the script.
  if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error(`${name} cannot stand within HTML.`);
  return text;
}

function add(files: Map<string, { type: string; body: Buffer }>, name: string, text: string): void {
  files.set(name, { type: '', body: Buffer.from(text) });
}

function below(folder: string, files: Files): Files {
  return new Map([...files].map(([name, file]) => [`${folder}/${name}`, file]));
}
