import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';

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

/** Bundles the page and the shop's frame into memory. */
export async function bundlePlayground(): Promise<Bundle> {
  const results = await Promise.all([
    // What only some need is loaded when they need it.
    build({
      ...common,
      entryPoints: { app: path.join(folder, 'app/main.tsx') },
      format: 'esm',
      splitting: true,
    }),
    // A page of no origin may load no modules.
    build({
      ...common,
      entryPoints: {
        shop: path.join(folder, 'page/frame.ts'),
        'container-shop': path.join(folder, 'page/container-frame.ts'),
      },
      format: 'iife',
    }),
    build({
      ...common,
      entryPoints: {
        app: path.join(folder, 'app/styles/main.css'),
        shop: path.join(folder, 'page/shop.css'),
      },
    }),
  ]);
  const files = results.flatMap(({ outputFiles }) => outputFiles);
  return new Map(
    files.map(({ path: file, contents }) => {
      const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      return [`/${path.basename(file)}`, { type: `${type}; charset=utf-8`, body: Buffer.from(contents) }];
    }),
  );
}
