import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { build, type Plugin } from 'esbuild';
import { CannotRun } from '../messages/cannot-run.ts';
import { faultsOfBuild } from './build-failure.ts';

/** A module of its own file, or one that is written here and imports files of `folder`. */
export type ModuleSource =
  { readonly file: string } | { readonly text: string; readonly folder: string; readonly name: string };

export interface ImportedModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** The files that it was made of, packages apart; absolute. */
  readonly inputs: readonly string[];
}

/**
 * Imports a TypeScript module as it is now, and what it imports: Node would keep a module that it has imported
 * before, so the files are bundled into one first. Packages stay outside.
 * @throws CannotRun that names the place, when a module is half-typed or throws.
 */
export async function importModule(source: ModuleSource): Promise<ImportedModule> {
  const { code, map, inputs } = await bundle(source);
  try {
    const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
    return { exports: (await import(url)) as ImportedModule['exports'], inputs };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new CannotRun(`${placeOf(error, map) ?? nameOf(source)}: ${error.message}`);
  }
}

async function bundle(source: ModuleSource): Promise<{ code: Uint8Array; map: string; inputs: string[] }> {
  const entry =
    'file' in source
      ? { entryPoints: [source.file] }
      : { stdin: { contents: source.text, resolveDir: source.folder, sourcefile: source.name } };
  try {
    const { outputFiles, metafile } = await build({
      ...entry,
      outfile: 'module.js',
      bundle: true,
      format: 'esm',
      platform: 'node',
      write: false,
      metafile: true,
      sourcemap: 'external',
      logLevel: 'silent',
      conditions: conditionsOfProcess(),
      plugins: [installedPackages],
    });
    const [map, module] = outputFiles;
    if (map === undefined || module === undefined)
      throw new CannotRun(`${nameOf(source)}: nothing was bundled`);
    const inputs = Object.keys(metafile.inputs).map((file) => path.resolve(file));
    return { code: module.contents, map: map.text, inputs };
  } catch (error) {
    const faults = faultsOfBuild(error, nameOf(source));
    if (faults === undefined) throw error;
    throw new CannotRun(faults.join('\n'));
  }
}

/** The export conditions that Node was told to heed, so that a package is found as this process finds it. */
function conditionsOfProcess(): string[] {
  const args = [...process.execArgv, ...(process.env['NODE_OPTIONS'] ?? '').split(' ')];
  const options = { conditions: { type: 'string', short: 'C', multiple: true } } as const;
  const { values } = parseArgs({ args, options, strict: false, allowPositionals: true });
  return (values.conditions ?? []).filter((value) => typeof value === 'string');
}

/**
 * A `data:` module cannot import a package by its name, but it can import a file of it. The toolkit is the one that is
 * running, wherever the project has its own.
 */
const installedPackages: Plugin = {
  name: 'installed-packages',
  setup({ onResolve, resolve }) {
    const resolving = Symbol('resolving');
    onResolve({ filter: /^gtm-template-toolkit\// }, ({ path: name }) => {
      const url = runningToolkit(name);
      if (url === undefined) return undefined;
      return url.endsWith('.js') ? { path: url, external: true } : { path: fileURLToPath(url) };
    });
    onResolve({ filter: /^[^./]/ }, async ({ path: name, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === resolving || path.isAbsolute(name) || kind === 'entry-point') return undefined;
      const found = await resolve(name, { kind, importer, resolveDir, pluginData: resolving });
      const isInstalled = !found.external && found.path.split(path.sep).includes('node_modules');
      return isInstalled ? { path: pathToFileURL(found.path).href, external: true } : found;
    });
  },
};

function runningToolkit(name: string): string | undefined {
  try {
    return import.meta.resolve(name);
  } catch {
    return undefined; // It exports no such thing: the bundler says so, with the place.
  }
}

function nameOf(source: ModuleSource): string {
  return 'file' in source ? source.file : path.join(source.folder, source.name);
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
