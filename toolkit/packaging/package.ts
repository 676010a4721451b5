import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import { bundlePage, type Files } from '../src/playground/server/bundle.ts';
import { bundleSiteParts } from '../src/site/bundle.ts';

// npm pack -w toolkit: what of the package runs on plain Node. Exports without `default` stay in the repository.
const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

await rm(dist, { recursive: true, force: true });
await Promise.all([
  bundleCode(),
  bundlePage().then(async (page) => {
    await Promise.all([
      writeFiles('page', page),
      bundleSiteParts(page).then((parts) => writeFiles('site-parts', parts)),
    ]);
  }),
]);
await writeDeclarations();

interface Manifest {
  readonly exports: Readonly<
    Record<string, string | { readonly source?: string; readonly default?: string }>
  >;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Every export and the command line, sharing chunks; what is a dependency of the package stays one. */
async function bundleCode(): Promise<void> {
  const { exports, dependencies } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  ) as Manifest;
  const entries = Object.values(exports).flatMap((each) =>
    typeof each === 'string' || each.default === undefined || each.source === undefined
      ? []
      : [[path.basename(each.default, '.js'), path.join(root, each.source)] as const],
  );
  await build({
    entryPoints: {
      ...Object.fromEntries(entries),
      'gtm-template': path.join(root, 'src/cli/bin.ts'),
    },
    outdir: dist,
    chunkNames: 'chunks/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Some packages are whole in their modules only.
    mainFields: ['module', 'main'],
    external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
    conditions: ['source'],
    // Names stay, for the sake of stacks; blanks cost time to read.
    minifyWhitespace: true,
    minifySyntax: true,
    // Packages in CommonJS ask for Node's own modules by `require`. A page takes what it needs of these files too: it
    // has none to import.
    banner: {
      js: 'const require=/*@__PURE__*/(()=>globalThis.process?.getBuiltinModule("module").createRequire(import.meta.url))();',
    },
    logLevel: 'warning',
  });
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, { body }] of files) {
    const file = path.join(dist, folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, body);
  }
}

/** Declarations of everything that the exports name, each beside the next as in the sources. */
async function writeDeclarations(): Promise<void> {
  const file = path.join(root, 'tsconfig.declarations.json');
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(fileNames, options);
  const { diagnostics } = program.emit();
  if (diagnostics.length > 0) {
    const host = { getCanonicalFileName: String, getCurrentDirectory: () => root, getNewLine: () => '\n' };
    throw new Error(ts.formatDiagnostics(diagnostics, host));
  }
  // The declarations of the sandbox are sources themselves: they are named where they are, not copied.
  const types = path.join(dist, 'types/index.d.ts');
  const text = await readFile(types, 'utf8');
  await writeFile(types, text.replace('../dialect/types/', '../../src/dialect/types/'));
  await cp(path.join(root, '../LICENSE'), path.join(root, 'LICENSE'));
}
