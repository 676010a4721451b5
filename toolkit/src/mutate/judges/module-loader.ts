import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { withItsPlace } from '../../project/with-its-place.ts';

/** A module as a function of its surroundings, as Node’s own CommonJS modules are. */
type ModuleFunction = (
  require: (specifier: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  reached: Uint8Array,
) => void;

/** What the names of a module’s regions stand in, and its fourth argument. */
export const mark = '__reached';

/** One evaluation of modules: each is evaluated once, when it is first asked for. */
export interface Evaluation {
  load(file: string): unknown;
}

export interface EvaluationOptions {
  /** Modules that are not as they are on the disk. */
  readonly changed?: ReadonlyMap<string, ModuleFunction>;
  /** What a module gets that is not of the project, instead of the package. */
  readonly standIn: (specifier: string) => unknown;
  readonly reached?: Uint8Array;
}

/**
 * The modules of a project that some files load. Each is compiled by itself, so that a change of one costs that one;
 * packages stay outside and warm, the workspaces of the project too.
 */
export class ModuleLoader {
  /** For each module what its imports lead to; undefined: out of the project. */
  readonly #imports: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
  readonly #loaded = new Map<string, Set<string>>();
  readonly #compiled = new Map<string, ModuleFunction>();
  readonly #require: NodeJS.Require;

  private constructor(
    readonly root: string,
    imports: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>,
  ) {
    this.#imports = imports;
    this.#require = createRequire(path.join(root, 'tests.js'));
  }

  /** @param files relative to the root, as everywhere here */
  static async of(root: string, files: readonly string[]): Promise<ModuleLoader> {
    const { metafile } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [...files],
      outdir: path.join(root, 'out'),
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      metafile: true,
      logLevel: 'silent',
    });
    const imports = Object.entries(metafile.inputs).map(([file, input]) => {
      const targets = input.imports.map(
        (each) => [each.original ?? each.path, each.external ? undefined : each.path] as const,
      );
      return [file, new Map(targets)] as const;
    });
    return new ModuleLoader(root, new Map(imports));
  }

  get files(): readonly string[] {
    return [...this.#imports.keys()];
  }

  has(file: string): boolean {
    return this.#imports.has(file);
  }

  /** Whether a file loads a module, itself or by what it loads. */
  loads(file: string, module: string): boolean {
    let loaded = this.#loaded.get(file);
    if (loaded === undefined) {
      loaded = new Set([file]);
      // What is added meanwhile is visited too.
      for (const each of loaded) {
        for (const target of this.#imports.get(each)?.values() ?? [])
          if (target !== undefined) loaded.add(target);
      }
      this.#loaded.set(file, loaded);
    }
    return loaded.has(module);
  }

  text(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  /** @throws what esbuild says of what does not parse */
  compile(file: string, text: string): ModuleFunction {
    const absolute = path.join(this.root, file);
    const isOurs = this.#imports.get(file);
    const code = esbuild
      .transformSync(withItsPlace(text, absolute), {
        loader: loaderOf(file),
        format: 'cjs',
        target: 'node20',
        sourcefile: file,
        jsx: 'automatic',
        jsxImportSource: 'preact',
        supported: { 'dynamic-import': false },
        logLevel: 'silent',
      })
      // The default of a package is all that it exports, as for Node; esbuild does not know that here.
      .code.replaceAll(/__toESM\(require\("([^"]+)"\)\)/g, (call, specifier: string) =>
        isOurs?.get(specifier) === undefined ? call.replace(/\)$/, ', 1)') : call,
      );
    // Modules are strict, whatever they are compiled to.
    const script = new vm.Script(`(function (require, module, exports, ${mark}) {'use strict';${code}\n})`, {
      filename: absolute,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    return script.runInThisContext() as ModuleFunction;
  }

  evaluate({ changed, standIn, reached = new Uint8Array() }: EvaluationOptions): Evaluation {
    const modules = new Map<string, { exports: unknown }>();
    const load = (file: string): unknown => {
      const known = modules.get(file);
      if (known !== undefined) return known.exports;
      const module = { exports: {} };
      modules.set(file, module);
      const imports = this.#imports.get(file);
      const require = (specifier: string): unknown => {
        const target = imports?.get(specifier);
        return target === undefined ? (standIn(specifier) ?? this.#require(specifier)) : load(target);
      };
      const evaluate = changed?.get(file) ?? this.#asItIs(file);
      evaluate(require, module, module.exports, reached);
      return module.exports;
    };
    return { load };
  }

  #asItIs(file: string): ModuleFunction {
    const known = this.#compiled.get(file);
    if (known !== undefined) return known;
    const compiled = this.compile(file, this.text(file));
    this.#compiled.set(file, compiled);
    return compiled;
  }
}

function loaderOf(file: string): esbuild.Loader {
  const extension = path.extname(file).slice(1);
  return extension === 'tsx' || extension === 'jsx' || extension === 'json'
    ? extension
    : extension === 'js' || extension === 'mjs' || extension === 'cjs'
      ? 'js'
      : 'ts';
}
