import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Message } from '../../messages/message.ts';
import { moduleMark } from './module-mark.ts';

export interface BundleOptions {
  /** The file whose top-level statements are the template, relative to `root`. */
  readonly entry: string;
  /** Where relative paths start, and what paths in messages and maps are relative to. */
  readonly root?: string;
  /** Texts that stand in for files, by path relative to `root`. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Bundle {
  readonly code: string;
  /** Source map version 3, as JSON, with the sources' texts. */
  readonly map: string;
  readonly messages: readonly Message[];
  /** The entry as the map names it. */
  readonly entry: string;
  /** Every file that went in, relative to `root`: what a watcher has to watch. */
  readonly inputs: readonly string[];
}

export interface Bundler {
  bundle(): Promise<Bundle>;
  dispose(): Promise<void>;
}

/** esbuild with types stripped, modules joined, unused code dropped and no syntax lowered. */
export async function createBundler(options: BundleOptions): Promise<Bundler> {
  const root = path.resolve(options.root ?? '.');
  const context = await esbuild.context({
    absWorkingDir: root,
    entryPoints: [options.entry],
    outfile: path.join(root, 'template.js'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    treeShaking: true,
    charset: 'utf8',
    sourcemap: 'external',
    sourcesContent: true,
    metafile: true,
    logLevel: 'silent',
    // The check of names refuses eval.
    logOverride: { 'direct-eval': 'silent' },
    // The dialect is the same everywhere, whatever a tsconfig.json near the sources says.
    tsconfigRaw: {},
    plugins: [sandboxModules, sourceFiles(root, options.entry, options.files ?? {})],
  });
  return {
    bundle: async () => {
      try {
        const result = await context.rebuild();
        const output = (ending: string): string =>
          result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
        return {
          code: output('.js'),
          map: output('.map'),
          messages: result.warnings.map((warning) => toMessage(warning, severityOf(warning))),
          entry: Object.values(result.metafile.outputs).find((each) => each.entryPoint)?.entryPoint ?? '',
          inputs: Object.keys(result.metafile.inputs),
        };
      } catch (error) {
        if (!isBuildFailure(error)) throw error;
        const messages = [
          ...error.errors.map((each) => toMessage(each, 'fault')),
          ...error.warnings.map((each) => toMessage(each, severityOf(each))),
        ];
        return { code: '', map: '', messages, entry: '', inputs: [] };
      }
    },
    dispose: () => context.dispose(),
  };
}

const faultOfModules = 'require-in-source';

/** `gtm` stays outside; what only Node and browsers can load is refused where it is asked for. */
const sandboxModules: esbuild.Plugin = {
  name: faultOfModules,
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path: name }) => {
      if (kind === 'require-call') return { path: name, external: true, warnings: [requireCall(name)] };
      // Left as it is, so that the check of the dialect finds it.
      if (kind === 'dynamic-import') return { path: name, external: true };
      return name === 'gtm' ? { path: name, external: true, sideEffects: false } : undefined;
    });
  },
};

/** A warning, because an error would end the build before the other faults are found. */
function requireCall(name: string): esbuild.PartialMessage {
  return {
    text: 'In a source file GTM’s APIs are imported; the compiler writes the require calls.',
    detail: { hint: `Write: import { ${name} } from 'gtm';` },
  };
}

/** Asks esbuild what it would have found by itself. */
const asFound = Symbol('as found');

function sourceFiles(root: string, entry: string, files: Readonly<Record<string, string>>): esbuild.Plugin {
  const texts = new Map(Object.entries(files).map(([name, text]) => [path.join(root, name), text]));
  const entryFile = path.resolve(root, entry);
  return {
    name: 'source-files',
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path: name, resolveDir, kind, importer, pluginData }) => {
        const folder = resolveDir || root;
        const file = path.resolve(folder, name);
        if (texts.has(file)) return { path: file };
        const isSource = kind === 'entry-point' || /^\.\.?\//.test(name) || path.isAbsolute(name);
        if (pluginData === asFound || !isSource) return undefined;
        // What esbuild finds itself it takes for what the package.json around it says, and a template is no CommonJS.
        const found = await build.resolve(name, { kind, importer, resolveDir: folder, pluginData: asFound });
        return found.errors.length > 0 ? undefined : { path: found.path, sideEffects: found.sideEffects };
      });
      build.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path: file }) => {
        if (file !== entryFile && !texts.has(file)) return undefined;
        const text = texts.get(file) ?? (await readFile(file, 'utf8'));
        const contents = /^\s*(?:import|export)\b/m.test(text) ? text : text + moduleMark;
        return { contents, loader: /\.[cm]?js$/.test(file) ? 'js' : 'ts', resolveDir: path.dirname(file) };
      });
    },
  };
}

function severityOf(message: esbuild.Message): 'fault' | 'warning' {
  return message.pluginName === faultOfModules ? 'fault' : 'warning';
}

function toMessage(message: esbuild.Message, severity: 'fault' | 'warning'): Message {
  const { location } = message;
  return {
    ...textOf(message),
    severity,
    ...(location === null
      ? {}
      : {
          location: {
            file: location.file,
            line: location.line,
            column: location.column,
            length: location.length,
            lineText: location.lineText,
          },
        }),
  };
}

function textOf(message: esbuild.Message): { rule: string; text: string; hint?: string } {
  const detail: unknown = message.detail;
  const hint =
    typeof detail === 'object' && detail !== null && 'hint' in detail && typeof detail.hint === 'string'
      ? detail.hint
      : message.text.startsWith('Could not resolve ')
        ? "GTM’s APIs come from 'gtm', everything else from files: './name.ts'. Templates cannot use Node or a package that needs it."
        : message.notes.map((note) => note.text.replace(/:$/, '.')).join(' ');
  const rule = message.pluginName === faultOfModules ? faultOfModules : message.id || 'source';
  return { rule, text: message.text, ...(hint === '' ? {} : { hint }) };
}

export function isBuildFailure(error: unknown): error is esbuild.BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
