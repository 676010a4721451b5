import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { build } from 'esbuild';
import { toolkitByName } from 'gtm-template-toolkit/testing';

const root = path.resolve(import.meta.dirname, '..');

type Graph = ReadonlyMap<string, readonly string[]>;

let bundled: Promise<Graph> | undefined;

/** Every module of the project and what it imports, types left out. */
function importGraph(): Promise<Graph> {
  bundled ??= readImports();
  return bundled;
}

async function readImports(): Promise<Graph> {
  const commands = readdirSync(path.join(root, 'scripts'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `scripts/${name}`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      'src/main.ts',
      'gtm-template.config.ts',
      'template/info.ts',
      'template/fields.ts',
      'template/permissions.ts',
      ...commands,
    ],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    external: ['gtm'],
    conditions: ['source'],
    plugins: [toolkitByName],
    outdir: 'out',
    loader: { '.css': 'text', '.html': 'text' },
    logLevel: 'silent',
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      imports.filter(({ external }) => external !== true).map(({ path: to }) => to),
    ]),
  );
}

/** The same by the words of the sources: what is imported for its types alone counts too. */
function textualGraph(): Graph {
  const folders = ['src', 'template', 'container', 'pixel-service', 'scripts', 'docs/generate'];
  const files = [...folders, 'toolkit/src', 'toolkit/bench', 'toolkit/testing'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(folder, name)),
  );
  return new Map(
    files.map((file) => [
      file,
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?: from |import\()'(\.[^']+)'/g)].map(
        ([, to = '']) => path.join(path.dirname(file), to),
      ),
    ]),
  );
}

function circlesIn(graph: Graph): readonly string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}

test('No module imports itself, however far around', async (t) => {
  const graph = await importGraph();
  t.true(graph.size > 200, 'the graph is the whole project');
  t.deepEqual(circlesIn(graph), []);
});

test('No module imports itself for a type either', (t) => {
  const graph = textualGraph();
  t.true(graph.size > 400, 'the graph is the whole project');
  t.deepEqual(circlesIn(graph), []);
});

test('The tag is made of src alone', async (t) => {
  const graph = await importGraph();
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    graph.get(file)?.forEach(visit);
  };
  visit('src/main.ts');
  t.deepEqual(
    [...files].filter((file) => !file.startsWith('src/')),
    [],
  );
});

test('The toolkit is made of itself alone, and says nothing of the tag', async (t) => {
  const graph = await importGraph();
  const isToolkit = (file: string): boolean => file.startsWith('toolkit/');
  t.deepEqual(
    [...graph].flatMap(([file, to]) =>
      isToolkit(file) ? to.filter((each) => !isToolkit(each)).map((each) => `${file} → ${each}`) : [],
    ),
    [],
  );
  const files = readdirSync(path.join(root, 'toolkit'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:tsx?|css|md|yml|json)$/.test(file) && !/^(?:dist|node_modules|test)\//.test(file),
  );
  const tests = readdirSync(path.join(root, 'toolkit/test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join('toolkit/test', file));
  t.deepEqual(
    tests.flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/ from '(\.[^']*)'/g)]
        .map(([, to = '']) => path.join(path.dirname(file), to))
        .filter((to) => !isToolkit(to))
        .map((to) => `${file} → ${to}`),
    ),
    [],
    'its tests try it on templates of their own',
  );
  t.deepEqual(
    files.filter((file) => /mparticle/i.test(readFileSync(path.join(root, 'toolkit', file), 'utf8'))),
    [],
  );
});

test('The part that a server edition shares reads nothing from the page', (t) => {
  const pageApis =
    /\b(getUrl|parseUrl|readTitle|getReferrerUrl|getCookieValues|copyFromDataLayer|sendPixel|isConsentGranted)\b/;
  const shared = readdirSync(path.join(root, 'src/event')).map((name) => `src/event/${name}`);
  const reading = [...shared, 'src/pixel-url.ts'].filter((name) =>
    pageApis.test(readFileSync(path.join(root, name), 'utf8')),
  );
  t.deepEqual(reading, []);
});
