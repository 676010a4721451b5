import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';
import { toolkitByName } from '../../project/toolkit-by-name.ts';

/** The playground's own files, by the path they are served under. */
export type Bundle = ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;

const folder = path.resolve(import.meta.dirname, '..');

const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: '/',
  write: false,
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** What only runs server templates is as large as all the rest, and no page runs them: modules, and what they export. */
const ofServers: readonly { readonly filter: RegExp; readonly exports: readonly string[] }[] = [
  { filter: /\/server-sandbox\.ts$/, exports: ['openTestServer'] },
  { filter: /^tldts$/, exports: ['getDomain', 'parse'] },
];

const webAlone: Plugin = {
  name: 'web-alone',
  setup({ onResolve, onLoad }) {
    for (const { filter, exports } of ofServers) {
      onResolve({ filter }, ({ path: name }) => ({
        path: name,
        namespace: 'web-alone',
        pluginData: exports,
      }));
    }
    onLoad({ filter: /.*/, namespace: 'web-alone' }, ({ pluginData: exports }: { pluginData: string[] }) => ({
      contents: exports
        .map((name) => `export function ${name}() { throw new TypeError('Pages run web templates.'); }`)
        .join('\n'),
    }));
  },
};

/** In the package, the page lies ready-made beside the code. */
const readyMade = path.join(import.meta.dirname, '../page');

/**
 * The page, the shop's frames and the project's receiver, in memory.
 * @param receiver The path of a module that exports one by default; the page asks for it in any case.
 */
export async function bundlePlayground(receiver?: string): Promise<Bundle> {
  const isPackaged = existsSync(path.join(readyMade, 'app.js'));
  const [page, own] = await Promise.all([
    isPackaged ? readPage(readyMade) : bundlePage(),
    receiver === undefined ? undefined : bundleReceiver(receiver),
  ]);
  const files = own === undefined ? page : [...page, ...own];
  return new Map([...files].map(([name, file]) => [`/${name}`, file]));
}

type Files = ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;

async function readPage(folder: string): Promise<Files> {
  const names = await readdir(folder);
  const files = names.map(
    async (name) => [name, { type: typeOf(name), body: await readFile(path.join(folder, name)) }] as const,
  );
  return new Map(await Promise.all(files));
}

/** The page and the shop's frames, by the names of their files; with no receiver but the toolkit's own. */
export async function bundlePage(): Promise<Files> {
  const results = await Promise.all([
    // What only some need is loaded when they need it.
    build({
      ...common,
      entryPoints: { app: path.join(folder, 'app/main.tsx') },
      format: 'esm',
      splitting: true,
      plugins: [webAlone],
    }),
    // A page of no origin may load no modules.
    build({
      ...common,
      entryPoints: {
        shop: path.join(folder, 'page/frame.ts'),
        'container-shop': path.join(folder, 'page/container-frame.ts'),
      },
      format: 'iife',
      plugins: [webAlone],
    }),
    build({
      ...common,
      entryPoints: { receiver: path.join(folder, 'receiver/no-receiver.ts') },
      format: 'esm',
    }),
    build({
      ...common,
      entryPoints: {
        app: path.join(folder, 'app/styles/main.css'),
        shop: path.join(folder, 'page/shop.css'),
      },
    }),
  ]);
  return filesOf(results);
}

async function bundleReceiver(receiver: string): Promise<Files> {
  const entryPoints = { receiver };
  return filesOf([await build({ ...common, entryPoints, format: 'esm', plugins: [toolkitByName] })]);
}

function filesOf(results: readonly { readonly outputFiles: readonly OutputFile[] }[]): Files {
  const files = results.flatMap(({ outputFiles }) => outputFiles);
  return new Map(
    files.map(({ path: file, contents }) => {
      const name = path.basename(file);
      return [name, { type: typeOf(name), body: Buffer.from(contents) }];
    }),
  );
}

function typeOf(name: string): string {
  return `${name.endsWith('.css') ? 'text/css' : 'text/javascript'}; charset=utf-8`;
}
