import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { transform } from 'esbuild';
import { program } from '../../scripts/tpl-commands.ts';
import { generatePages } from '../../docs/generate/pages.ts';
import { readExample } from '../../docs/generate/read-example.ts';
import { fields } from '../../template/fields.ts';
import type { Field } from 'gtm-template-toolkit/types';
import { decodeRequestedUrl } from '../../pixel-service/decode/decode.ts';
import { fire } from '../template/tag.ts';
import { anchorsIn, commandsIn, documents, findDocument, linksIn, root, rowsBelow } from './documents.ts';
import { help, runDocumented, unusedRunners } from './run-documented.ts';

const commandsPage = findDocument('docs/commands.md');
const everything = documents.flatMap(commandsIn);
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);

for (const [index, command] of everything.entries()) {
  const first = everything.findIndex(
    ({ text, output }) => text === command.text && output === command.output,
  );
  if (first !== index) continue;
  test.serial(`${command.file}: ${command.text}`, async (t) => {
    const outcome = await runDocumented(command);
    if (outcome === undefined) return t.pass();
    t.is(outcome.code, 0, outcome.output);
    if (command.output === undefined) t.not(outcome.output, '');
    else t.is(outcome.output, command.output, 'the document shows another output');
  });
}

/** The words of `tpl`, but for those that are scripts of the package under another name. */
const tools = program.commands
  .map(({ word }) => word)
  .filter((word) => !Object.values(scripts).some((script) => script.endsWith(`tpl.ts ${word}`)));

test('no runner is left of commands that the documents have no more', (t) => {
  t.deepEqual(unusedRunners(everything), []);
});

test('npm run pixel-server, which the table of commands names, explains itself', async (t) => {
  t.regex((await help('pixel-server')).output, /^Usage: npm run pixel-server/);
});

test('the tables of commands have every script of the package and every tool', (t) => {
  const cells = ['Scripts', 'Tools']
    .flatMap((heading) => rowsBelow(commandsPage, heading))
    .map(([cell = '']) => cell);
  const named = (pattern: RegExp): readonly (string | undefined)[] =>
    cells.flatMap((cell) => [...cell.matchAll(pattern)].map(([, name]) => name)).toSorted();
  t.deepEqual(
    named(/`npm (?:run )?([\w:-]+)`/g),
    Object.keys(scripts)
      .filter((name) => name !== 'tpl')
      .toSorted(),
  );
  t.deepEqual(named(/`tpl (\w+)`/g), tools.toSorted());
});

test('the page of commands shows every tool at work', (t) => {
  const shown = new Set(commandsIn(commandsPage).map(({ words }) => words[5]));
  t.deepEqual(
    tools.filter((name) => !shown.has(name)),
    [],
  );
});

for (const document of documents) {
  const { file, prose, blocks } = document;

  test(`${file}: scripts, tools and files that it names exist`, (t) => {
    const names = (pattern: RegExp): readonly string[] =>
      [...prose.matchAll(pattern)].map(([, name = '']) => name);
    t.deepEqual(
      names(/`npm run (?:--silent )?([\w:-]+)/g).filter((name) => scripts[name] === undefined),
      [],
      'scripts',
    );
    t.deepEqual(
      names(/`tpl (\w+)/g).filter((name) => !tools.includes(name)),
      [],
      'tools',
    );
    t.deepEqual(
      names(/`((?:src|template|scripts|test|docs)\/[\w./-]*)`/g).filter(
        (name) => !existsSync(path.join(root, name)),
      ),
      [],
      'files',
    );
  });

  test(`${file}: its code parses`, async (t) => {
    // What the rules of the checker find is not meant to parse; the tests of the toolkit hold their examples.
    if (file === 'toolkit/docs/rules.md') return t.pass();
    for (const { language, text, line } of blocks) {
      if (language === 'json') t.notThrows(() => JSON.parse(text), `line ${line}`);
      if (language === 'js' || language === 'ts')
        await t.notThrowsAsync(transform(text, { loader: language, logLevel: 'silent' }), `line ${line}`);
      t.true(['sh', 'json', 'js', 'ts', 'text'].includes(language), `line ${line}: “${language}”`);
    }
    t.pass();
  });

  test(`${file}: its links lead somewhere`, (t) => {
    for (const link of linksIn(document)) {
      if (/^[a-z]+:/.test(link)) {
        t.true(knownHosts.includes(new URL(link).host) && link.startsWith('https:'), link);
        continue;
      }
      const [to = '', anchor] = link.split('#');
      const target = to === '' ? file : path.posix.normalize(path.posix.join(path.posix.dirname(file), to));
      t.true(existsSync(path.join(root, target)), link);
      if (anchor !== undefined) t.true(anchorsIn(findDocument(target)).has(anchor), link);
    }
    t.pass();
  });
}

/** Of these the documents may link pages; whether a page is there is not asked, since no test needs the network. */
const knownHosts = [
  'cloud.google.com',
  'developers.google.com',
  'docs.mparticle.com',
  'github.com',
  'nodejs.org',
  'tagmanager.google.com',
];

test('every page can be reached from the README', (t) => {
  const reached = new Set(['README.md']);
  for (const file of reached) {
    for (const link of linksIn(findDocument(file))) {
      const target = path.posix.normalize(
        path.posix.join(path.posix.dirname(file), link.split('#')[0] ?? ''),
      );
      if (target.endsWith('.md') && documents.some((document) => document.file === target))
        reached.add(target);
    }
  }
  t.deepEqual(
    documents.map(({ file }) => file).filter((file) => !reached.has(file)),
    [],
  );
});

test('the page on the design names every room', (t) => {
  const { prose } = findDocument('docs/design.md');
  const rooms = readdirSync(path.join(root, 'toolkit/src'), { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  );
  t.deepEqual(
    rooms.map(({ name }) => name).filter((name) => !prose.includes(`\`toolkit/src/${name}`)),
    [],
  );
});

test('the generated pages are what the sources say', async (t) => {
  for (const { file, text } of await generatePages(root)) {
    t.is(readFileSync(path.join(root, file), 'utf8'), text, `${file}: run npm run docs`);
  }
});

const examples = readdirSync(path.join(root, 'docs/examples')).filter((name) => name.endsWith('.json'));

test('the index of the examples has each of them', (t) => {
  const listed = rowsBelow(findDocument('docs/examples/README.md'), 'Examples').flatMap(
    ([cell = '']) => /^\[`(.+)`\]\(\1\)$/.exec(cell)?.[1] ?? [],
  );
  t.deepEqual(listed.toSorted(), examples.toSorted());
});

test('the examples fill in fields that there are', (t) => {
  const all: readonly Field[] = fields;
  const names = new Set(all.flatMap(namesOf));
  for (const name of examples) {
    if (name === 'visit.json') continue;
    const { data = {} } = readExample(root, path.basename(name, '.json')).input;
    t.deepEqual(
      Object.keys(data).filter((key) => !names.has(key)),
      [],
      name,
    );
  }
});

function namesOf(field: Field): readonly string[] {
  const inner = 'subParams' in field ? (field.subParams ?? []) : [];
  return [field.name, ...inner.flatMap(namesOf)];
}

test('ecommerce data arrives under the names that the recipe says', async (t) => {
  const rows = rowsBelow(findDocument('docs/recipes.md'), 'GA4 ecommerce events');
  const items = rows.findIndex(([first]) => first === 'of an item');
  const attributes = async (part: typeof rows, make: (fields: object) => object): Promise<void> => {
    for (const [ga4, attribute] of pairsOf(part)) {
      const event = await firedEvent({ sendEcommerce: true, ecommerceObject: make({ [ga4]: 'x' }) });
      t.like(Object.fromEntries(event.attributes), { [attribute]: 'x' }, ga4);
    }
  };
  await attributes(rows.slice(0, items), (order) => order);
  await attributes(rows.slice(items), (item) => ({ items: [item] }));
  t.true(pairsOf(rows).length > 12);
});

test('click IDs arrive under the names that the recipe says', async (t) => {
  const rows = rowsBelow(findDocument('docs/recipes.md'), 'Click IDs of ads');
  for (const [found = '', flag = ''] of rows.slice(2)) {
    const [, kind, name = ''] = /^(parameter|cookie) `(\w+)`$/.exec(found) ?? [];
    const url = `https://www.example.com/${kind === 'parameter' ? `?${name}=x` : ''}`;
    const page = { url, cookies: kind === 'cookie' ? { [name]: 'x' } : {} };
    const { customFlags } = await firedEvent({ sendClickIds: true }, page);
    t.deepEqual(
      customFlags.map(([key]) => `\`${key}\``),
      [flag],
      found,
    );
  }
});

/** The rows whose first two cells are nothing but code. */
function pairsOf(rows: readonly (readonly string[])[]): readonly (readonly [string, string])[] {
  return rows.flatMap((cells): (readonly [string, string])[] => {
    const [first, second] = cells.map((cell) => /^`([^`]+)`$/.exec(cell)?.[1]);
    return first === undefined || second === undefined ? [] : [[first, second]];
  });
}

async function firedEvent(data: object, page = {}) {
  const minimal = { apiKey: 'us1-key', eventKind: 'AppEvent', eventName: 'Test' };
  const { pixels } = await fire({ data: { ...minimal, ...data }, page });
  return decodeRequestedUrl(pixels[0] ?? '').event;
}
