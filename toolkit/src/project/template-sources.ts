import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { build } from 'esbuild';
import { isBuildFailure } from '../dialect/bundle.ts';
import type { Field } from '../tpl/fields.ts';
import type { Permissions } from '../tpl/permissions.ts';
import { CannotRun } from '../messages/cannot-run.ts';

/** What the folder `template/` declares. */
export interface TemplateSources {
  readonly info: {
    readonly displayName: string;
    readonly categories: readonly string[];
    readonly description: string;
  };
  readonly acceptsGalleryTerms: boolean;
  readonly fields: readonly Field[];
  readonly permissions: Permissions;
  /** A `data:` URI. */
  readonly thumbnail: string;
  readonly notes: string;
  readonly setup: string;
  readonly scenarios: readonly { readonly name: string; readonly code: string; readonly file: string }[];
}

/** Reads the folder anew each time, its modules included, so that a watching build sees every change. */
export async function readTemplateSources(folder: string): Promise<TemplateSources> {
  const [declared, thumbnail, notes, setup, scenarios] = await Promise.all([
    importFresh(path.join(folder, 'index.ts')),
    readFile(path.join(folder, 'thumbnail.png'), 'base64'),
    readFile(path.join(folder, 'notes.txt'), 'utf8'),
    readFile(path.join(folder, 'tests/setup.js'), 'utf8'),
    readScenarios(path.join(folder, 'tests/scenarios')),
  ]);
  return {
    ...declared,
    thumbnail: `data:image/png;base64,${thumbnail}`,
    notes: notes.trim(),
    setup: setup.trim(),
    scenarios,
  };
}

type Declared = Pick<TemplateSources, 'info' | 'acceptsGalleryTerms' | 'fields' | 'permissions'>;

/**
 * Bundled into one module first: Node would keep a module that it has imported before.
 * @throws CannotRun that names the place, when a module is half-typed or throws.
 */
async function importFresh(entry: string): Promise<Declared> {
  const { code, map } = await bundle(entry);
  try {
    return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Declared;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new CannotRun(`${placeOf(error, map) ?? entry}: ${error.message}`);
  }
}

async function bundle(entry: string): Promise<{ code: Uint8Array; map: string }> {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      outfile: 'template.js',
      bundle: true,
      format: 'esm',
      write: false,
      sourcemap: 'external',
      logLevel: 'silent',
    });
    const [map, module] = outputFiles;
    if (map === undefined || module === undefined) throw new CannotRun(`${entry}: nothing was bundled`);
    return { code: module.contents, map: map.text };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const faults = error.errors.map(({ text, location }) =>
      location === null
        ? `${entry}: ${text}`
        : `${location.file}:${location.line}:${location.column + 1}: ${text}\n  ${location.line} │ ${location.lineText}`,
    );
    throw new CannotRun(faults.join('\n'));
  }
}

/** Where in the sources the bundled module threw: its places in the stack end the `data:` URL. */
function placeOf(error: Error, map: string): string | undefined {
  const [, line, column] =
    /data:text\/javascript;base64,[\w+/=]+:(\d+):?(\d+)?/.exec(error.stack ?? '') ?? [];
  if (line === undefined) return undefined;
  const place = originalPositionFor(new TraceMap(map), {
    line: Number(line),
    column: column === undefined ? 0 : Number(column) - 1,
  });
  return place.source === null ? undefined : `${place.source}:${place.line}:${place.column + 1}`;
}

/** One scenario a file, in the order of the files' names; the comment on the first line is its name. */
async function readScenarios(folder: string): Promise<TemplateSources['scenarios']> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js')).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name);
      const [, title, code] = /^\/\/ (.+)\n([^]*)$/.exec(await readFile(file, 'utf8')) ?? [];
      if (title === undefined || code === undefined) {
        throw new CannotRun(
          `${file}:1: the first line of a scenario is a comment with its name: // What holds`,
        );
      }
      return { name: title.trim(), code: code.trim(), file };
    }),
  );
}
