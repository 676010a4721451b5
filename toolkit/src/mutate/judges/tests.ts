import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import type { Mutant } from '../mutant.ts';
import type { Judge } from '../target.ts';
import { TestCollector, type TestFailure } from '../test-collector.ts';
import { RecentFirst } from './recent-first.ts';

export interface TestsOptions {
  /** Test files, relative to the root, the most telling first. */
  readonly files: readonly string[];
  /** A module that runs before them, relative to the root: it makes chance repeatable. */
  readonly setup?: string;
  /** How long one test may take, in milliseconds. */
  readonly patience?: number;
  /** Whether tests learn of the sources in no other way than by loading them: those that load no mutant are left out. */
  readonly onlyLoading?: boolean;
}

/**
 * Tests written for ava, run here: they are bundled once, and bundled again when a mutant lies in a module that they
 * load. Packages stay outside and warm, the workspaces of the project too. What noticed a mutant of a file last, the
 * test file and the test in it, is asked first about the next one.
 */
export async function testsJudge(
  root: string,
  { files, setup, patience = 30_000, onlyLoading = false }: TestsOptions,
): Promise<Judge & { dispose(): Promise<void> }> {
  const bundler = await createBundler(root, files, setup);
  const recentFiles = new RecentFirst<string>();
  const recentTitles = new RecentFirst<string>();
  return {
    name: 'tests',
    judge: async (mutant) => {
      const bundle = await bundler.bundle(mutant);
      if (typeof bundle === 'string') return { noticed: bundle };
      const mutated = mutant?.file ?? '';
      const asked =
        mutant !== undefined && onlyLoading ? files.filter((file) => bundler.loads(file, mutated)) : files;
      const failure = await firstFailure(
        bundle,
        recentFiles.sort(mutated, asked, (file) => file),
        (collector) =>
          collector.firstFailure(patience, (tests) =>
            recentTitles.sort(mutated, tests, ({ title }) => title),
          ),
      );
      if (failure === undefined) return undefined;
      recentFiles.noticed(mutated, failure.file);
      recentTitles.noticed(mutated, failure.title);
      return { noticed: `${failure.file}: ${failure.title}: ${failure.reason}` };
    },
    dispose: () => bundler.dispose(),
  };
}

/** Runs the bundle anew: gives the test files, each a function that loads it. */
type Bundle = (collector: () => TestCollector) => Readonly<Record<string, () => unknown>>;

async function firstFailure(
  bundle: Bundle,
  files: readonly string[],
  run: (collector: TestCollector) => Promise<TestFailure | undefined>,
): Promise<(TestFailure & { readonly file: string }) | undefined> {
  let collector = new TestCollector();
  const failed = (file: string, error: unknown): TestFailure & { readonly file: string } => ({
    file,
    title: 'it does not load',
    reason: error instanceof Error ? error.message : String(error),
  });
  let modules: ReturnType<Bundle>;
  try {
    modules = bundle(() => collector);
  } catch (error) {
    return failed(files[0] ?? '', error);
  }
  for (const file of files) {
    collector = new TestCollector();
    try {
      await modules[file]?.();
    } catch (error) {
      return failed(file, error);
    }
    const failure = await run(collector);
    if (failure !== undefined) return { file, ...failure };
  }
  return undefined;
}

const standIn = 'ava-stand-in';

async function createBundler(root: string, files: readonly string[], setup: string | undefined) {
  const quoted = (file: string): string => JSON.stringify(`./${file}`);
  const contents = [
    ...(setup === undefined ? [] : [`require(${quoted(setup)});`]),
    'module.exports = {',
    // Loaded one by one, when their turn comes.
    ...files.map((file) => `${JSON.stringify(file)}: () => require(${quoted(file)}),`),
    '};',
  ].join('\n');
  const context = await esbuild.context({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, sourcefile: 'tests.js', loader: 'js' },
    outfile: path.join(root, 'tests.js'),
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    logLevel: 'silent',
    plugins: [avaStandIn],
  });
  const require = createRequire(path.join(root, 'tests.js'));
  let kept: { readonly run: Bundle; readonly inputs: esbuild.Metafile['inputs'] } | undefined;

  const rebuild = async (): Promise<NonNullable<typeof kept>> => {
    const { outputFiles, metafile } = await context.rebuild();
    // Modules are strict, whatever they are bundled as.
    const code = `(function (require, module, exports, collector) {'use strict';${outputFiles[0]?.text ?? ''}\n})`;
    const script = new vm.Script(code, {
      filename: path.join(root, 'tests.js'),
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    return {
      inputs: metafile.inputs,
      run: (collector) => {
        const module: { exports: ReturnType<Bundle> } = { exports: {} };
        const run: unknown = script.runInThisContext();
        if (typeof run === 'function') run(require, module, module.exports, collector);
        return module.exports;
      },
    };
  };
  return {
    /** The bundle with the mutant in it, or why there is none. */
    bundle: async (mutant: Mutant | undefined): Promise<Bundle | string> => {
      kept ??= await rebuild();
      if (mutant === undefined || !Object.hasOwn(kept.inputs, mutant.file)) return kept.run;
      try {
        return (await rebuild()).run;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    /** Whether a file loads a module, itself or by what it loads. */
    loads: (file: string, module: string): boolean => loadedBy(file, kept?.inputs ?? {}).has(module),
    dispose: () => context.dispose(),
  };
}

function loadedBy(file: string, inputs: esbuild.Metafile['inputs']): ReadonlySet<string> {
  const loaded = new Set([file]);
  // What is added meanwhile is visited too.
  for (const each of loaded) for (const { path: one } of inputs[each]?.imports ?? []) loaded.add(one);
  return loaded;
}

/** `import test from 'ava'` gives what the collector has, and a module its own place in the sources. */
const avaStandIn: esbuild.Plugin = {
  name: standIn,
  setup(build) {
    // One for each test file, since each is loaded when its turn comes.
    build.onResolve({ filter: /^ava$/ }, ({ importer }) => ({ path: importer, namespace: standIn }));
    build.onLoad({ filter: /.*/, namespace: standIn }, () => ({
      contents: 'export default collector().test;',
    }));
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return {
        loader: file.endsWith('x') ? 'tsx' : 'ts',
        contents: text
          .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
      };
    });
  },
};
