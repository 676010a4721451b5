import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { toolkitByName } from '../src/project/toolkit-by-name.ts';
import { withItsPlace } from '../src/project/with-its-place.ts';

/**
 * Bundles test files for ava. A bundle starts in a fraction of the time that hundreds of modules take, each
 * of which would be compiled on import in every test process.
 * @param files Below `root`, `test/…/name.test.ts` or `toolkit/test/…`.
 * @returns The bundles, in the same order: `dist/tests/test/…/name.test.js`.
 */
export async function bundleTests(root: string, files: readonly string[]): Promise<readonly string[]> {
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outdir: 'dist/tests',
    outbase: '.',
    chunkNames: 'chunks/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
    conditions: ['source'],
    plugins: [toolkitByName, placesOfSources],
  });
  return files.map((file) => path.join('dist/tests', file.replace(/\.ts$/, '.js')));
}

/** In a bundle, a module asks for its own place in vain: it gets the place of its source. */
const placesOfSources: Plugin = {
  name: 'places-of-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return {
        loader: file.endsWith('x') ? 'tsx' : 'ts',
        contents: withItsPlace(text, file),
      };
    });
  },
};
