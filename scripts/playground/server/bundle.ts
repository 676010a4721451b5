import path from 'node:path';
import { build } from 'esbuild';

/** The playground's own files, by the path they are served under. */
export type Bundle = ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;

const folder = path.resolve(import.meta.dirname, '..');
const entries = {
  app: path.join(folder, 'app/main.tsx'),
  shop: path.join(folder, 'page/frame.ts'),
} as const;
const styles = {
  app: path.join(folder, 'app/styles/main.css'),
  shop: path.join(folder, 'page/shop.css'),
} as const;

/** Bundles the page and the shop's frame into memory. */
export async function bundlePlayground(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [
      ...Object.entries(entries).map(([out, file]) => ({ in: file, out })),
      ...Object.entries(styles).map(([out, file]) => ({ in: file, out: `${out}-style` })),
    ],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'node:util': path.join(import.meta.dirname, 'browser-util.ts') },
    outdir: '/',
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path: file, contents }) => {
      const type = file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
      return [`/${path.basename(file).replace('-style', '')}`, { type, body: Buffer.from(contents) }];
    }),
  );
}
