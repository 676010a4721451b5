import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions, type OutputFile } from 'esbuild';
import { CannotRun } from '../../messages/cannot-run.ts';
import { faultsOfBuild } from '../../project/build-failure.ts';
import { toolkitByName } from '../../project/toolkit-by-name.ts';

/** The playground's own files, by the path they are served under. */
export type Bundle = ReadonlyMap<string, File>;

/** Where the scripts lie that the page and the frames share. */
export const chunkFolder = 'chunks';

export const folder = path.resolve(import.meta.dirname, '..');

export const common = {
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

/** In the package, the page lies ready-made beside the code. */
const readyMade = path.join(
  import.meta.dirname,
  path.basename(import.meta.dirname) === 'chunks' ? '../page' : 'page',
);

/**
 * The page, the shop's frames and the project's receiver, in memory.
 * @param receiver The path of a module that exports one by default; the page asks for it in any case.
 */
export async function bundlePlayground(receiver?: string): Promise<Bundle> {
  const [page, own] = await Promise.all([
    readOrBundlePage(),
    receiver === undefined ? undefined : bundleReceiver(receiver),
  ]);
  const files = own === undefined ? page : [...page, ...own];
  return new Map([...files].map(([name, file]) => [`/${name}`, file]));
}

/** The page and the shop's frames without a project. */
export function readOrBundlePage(): Promise<Files> {
  return existsSync(path.join(readyMade, 'app.js')) ? readPage(readyMade) : bundlePage();
}

export interface File {
  readonly type: string;
  readonly body: Buffer;
}

export type Files = ReadonlyMap<string, File>;

export async function readPage(folder: string): Promise<Files> {
  const names = await readdir(folder, { recursive: true });
  const files = names
    .filter((name) => path.extname(name) !== '')
    .map(async (name): Promise<[string, File]> => [
      name.split(path.sep).join('/'),
      { type: typeOf(name), body: await readFile(path.join(folder, name)) },
    ]);
  return new Map(await Promise.all(files));
}

/** The page and the shop's frames, by the names of their files; with no receiver but the toolkit's own. */
export async function bundlePage(): Promise<Files> {
  const results = await Promise.all([
    // The page and the frames have most of it in common, and what only some need is loaded when they need it.
    build({
      ...common,
      entryPoints: {
        app: path.join(folder, 'app/main.tsx'),
        shop: path.join(folder, 'page/frame.ts'),
        'container-shop': path.join(folder, 'page/container-frame.ts'),
        'server-worker': path.join(folder, 'page/server-worker.ts'),
      },
      chunkNames: `${chunkFolder}/[name]-[hash]`,
      format: 'esm',
      splitting: true,
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

/**
 * The project's receiver, for the page.
 * @throws CannotRun with all that keeps a browser from loading it
 */
export async function bundleReceiver(receiver: string): Promise<Files> {
  if (!existsSync(receiver)) throw new CannotRun(`${receiver}: there is no such file, to be the receiver.`);
  const entryPoints = { receiver };
  const bundled = build({
    ...common,
    entryPoints,
    format: 'esm',
    metafile: true,
    plugins: [toolkitByName],
  });
  const result = await bundled.catch((error: unknown) => {
    const faults = faultsOfBuild(error, receiver);
    if (faults === undefined) throw error;
    const why = 'The receiver runs in the browser, which has no modules of Node.';
    throw new CannotRun([...faults, why].join('\n'));
  });
  const hasDefault = Object.values(result.metafile.outputs).some(({ exports }) =>
    exports.includes('default'),
  );
  if (!hasDefault) throw new CannotRun(`${receiver}: the receiver is its default export, and it has none.`);
  return filesOf([result]);
}

export function filesOf(results: readonly { readonly outputFiles: readonly OutputFile[] }[]): Files {
  const files = results.flatMap(({ outputFiles }) => outputFiles);
  return new Map(
    files.map(({ path: file, contents }) => {
      const name = path.relative(common.outdir, file).split(path.sep).join('/');
      return [name, { type: typeOf(name), body: Buffer.from(contents) }];
    }),
  );
}

export function typeOf(name: string): string {
  return `${name.endsWith('.css') ? 'text/css' : 'text/javascript'}; charset=utf-8`;
}
