import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

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

/** What runs server templates is as large as all the rest, and no page runs them. */
const webAlone: Plugin = {
  name: 'web-alone',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/server-sandbox\.ts$/ }, () => ({
      path: 'server-sandbox',
      namespace: 'web-alone',
    }));
    onLoad({ filter: /.*/, namespace: 'web-alone' }, () => ({
      contents: "export function openTestServer() { throw new TypeError('Pages run web templates.'); }",
    }));
  },
};

/** A receiver imports the toolkit by its name, and gets the one that is running. */
const toolkitByName: Plugin = {
  name: 'toolkit-by-name',
  setup({ onResolve }) {
    onResolve({ filter: /^gtm-template-toolkit\// }, ({ path: name }) => ({
      path: fileURLToPath(import.meta.resolve(name)),
    }));
  },
};

/**
 * Bundles the page, the shop's frames and the project's receiver into memory.
 * @param receiver The path of a module that exports one by default; the page asks for it in any case.
 */
export async function bundlePlayground(receiver?: string): Promise<Bundle> {
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
      plugins: [webAlone],
    }),
    build({
      ...common,
      entryPoints: { receiver: receiver ?? path.join(folder, 'receiver/no-receiver.ts') },
      format: 'esm',
      plugins: [toolkitByName],
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
