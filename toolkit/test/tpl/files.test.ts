import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { CannotRun } from '../../src/messages/cannot-run.ts';
import { createFile, writeFile } from '../../src/tpl/files.ts';
import { packTemplate } from '../../src/tpl/folder/pack.ts';
import { unpackTemplate } from '../../src/tpl/folder/unpack.ts';
import { openFolder, writeUnpacked } from '../../src/tpl/folder/unpacked-folder.ts';
import { sample } from './sample.ts';

/** A folder of its own; `unpacked` is one in it that holds the sample, and `outside.txt` lies beside that. */
function inFolder(t: ExecutionContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'files-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const at = (...names: string[]): string => path.join(folder, ...names);
  writeFileSync(at('outside.txt'), 'theirs\n');
  const unpack = (text = sample): void =>
    writeUnpacked(at('unpacked'), text, unpackTemplate(text, 'sample.tpl'));
  return { at, unpack };
}

test('writing a file replaces it at once, keeps its mode, goes through a link and leaves nothing beside it', (t) => {
  const { at } = inFolder(t);
  writeFileSync(at('script'), 'old', { mode: 0o755 });
  symlinkSync('script', at('link'));
  writeFile(at('link'), 'new');
  t.is(readFileSync(at('script'), 'utf8'), 'new');
  t.is(readlinkSync(at('link')), 'script');
  t.is(statSync(at('script')).mode & 0o777, 0o755);
  t.deepEqual(readdirSync(at()), ['link', 'outside.txt', 'script']);
});

test('a file that cannot be written stays as it was, and nothing is left beside it', (t) => {
  const { at } = inFolder(t);
  mkdirSync(at('folder'));
  writeFileSync(at('folder/file'), 'kept');
  // What has no bytes to give fails once the temporary file is there, as a full disk does.
  const broken = { byteLength: 3 } as unknown as Uint8Array;
  const error = t.throws(() => writeFile(at('folder/file'), broken), { instanceOf: CannotRun });
  t.regex(error?.message ?? '', /folder\/file: cannot be written/);
  t.deepEqual(readdirSync(at('folder')), ['file']);
  t.is(readFileSync(at('folder/file'), 'utf8'), 'kept');
});

test('a new file is made whole, or not at all when there is one', (t) => {
  const { at } = inFolder(t);
  t.true(createFile(at('new'), 'one'));
  t.false(createFile(at('new'), 'two'));
  t.is(readFileSync(at('new'), 'utf8'), 'one');
  t.deepEqual(readdirSync(at()), ['new', 'outside.txt']);
  t.throws(() => createFile(at('nowhere', 'new'), 'one'), { instanceOf: CannotRun });
});

test('unpack writes the manifest last: a folder that has one is complete', (t) => {
  const { at, unpack } = inFolder(t);
  const files = unpackTemplate(sample, 'sample.tpl');
  const broken = new Map([...files, ['x'.repeat(300), 'no file system takes this name']]);
  t.throws(() => writeUnpacked(at('unpacked'), sample, broken), { instanceOf: CannotRun });
  t.deepEqual(readdirSync(at()), ['outside.txt']);

  unpack();
  const before = readdirSync(at('unpacked'), { recursive: true });
  t.throws(() => writeUnpacked(at('unpacked'), sample, broken), { instanceOf: CannotRun });
  t.deepEqual(readdirSync(at('unpacked'), { recursive: true }), before);
  t.is(packTemplate(openFolder(at('unpacked'))), sample);
  t.deepEqual(readdirSync(at()), ['outside.txt', 'unpacked']);
});

for (const { title, prepare } of [
  {
    title: 'a link in the place of a file',
    prepare: (folder: string) => {
      rmSync(path.join(folder, 'code.js'));
      symlinkSync('../outside.txt', path.join(folder, 'code.js'));
    },
  },
  {
    title: 'a link in the place of a file that will be new',
    prepare: (folder: string) => symlinkSync('../outside.txt', path.join(folder, 'preamble.txt')),
  },
  {
    title: 'a link to nothing',
    prepare: (folder: string) => symlinkSync('../new.txt', path.join(folder, 'preamble.txt')),
  },
  {
    title: 'a link in the place of a folder',
    prepare: (folder: string) => {
      rmSync(path.join(folder, 'tests'), { recursive: true });
      mkdirSync(path.join(folder, '../elsewhere'));
      symlinkSync('../elsewhere', path.join(folder, 'tests'));
    },
  },
]) {
  test(`unpack writes nothing through ${title}`, (t) => {
    const { at, unpack } = inFolder(t);
    const withPreamble = sample.replace('___', '// Ours\n___');
    unpack(sample);
    prepare(at('unpacked'));
    const error = t.throws(() => unpack(withPreamble), { instanceOf: CannotRun });
    t.regex(error?.message ?? '', /this is a link|holds links|none that was unpacked/);
    t.is(readFileSync(at('outside.txt'), 'utf8'), 'theirs\n');
    t.false(existsSync(at('new.txt')));
    t.deepEqual(existsSync(at('elsewhere')) ? readdirSync(at('elsewhere')) : [], []);
  });
}

for (const { title, path: named, expected } of [
  { title: 'a path that leads upwards', path: '../outside.txt', expected: /leads out of the folder/ },
  {
    title: 'one that does so on its way',
    path: 'tests/../../outside.txt',
    expected: /leads out of the folder/,
  },
  { title: 'an absolute path', path: '/etc/hostname', expected: /leads out of the folder/ },
  { title: 'a path of Windows', path: 'C:\\secret.txt', expected: /leads out of the folder/ },
  { title: 'a path with backslashes', path: '..\\outside.txt', expected: /leads out of the folder/ },
  { title: 'a path that no file system takes', path: 'x'.repeat(300), expected: /cannot be read/ },
  { title: 'no path', path: '', expected: /leads out of the folder/ },
  { title: 'a link', path: 'link.txt', expected: /link\.txt: this is a link/ },
  { title: 'what is behind a link', path: 'linked/outside.txt', expected: /linked: this is a link/ },
  { title: 'a folder', path: 'tests', expected: /this is no file/ },
]) {
  for (const [where, write] of [
    [
      'the manifest',
      (folder: string) =>
        edit(path.join(folder, 'template.json'), (manifest) => ({ ...manifest, preamble: named })),
    ],
    [
      'the list of tests',
      (folder: string) => edit(path.join(folder, 'tests.json'), (tests) => ({ ...tests, setup: named })),
    ],
  ] as const) {
    test(`pack refuses ${title} in ${where}`, (t) => {
      const { at, unpack } = inFolder(t);
      unpack();
      symlinkSync('../outside.txt', at('unpacked', 'link.txt'));
      symlinkSync('..', at('unpacked', 'linked'));
      write(at('unpacked'));
      const error = t.throws(() => packTemplate(openFolder(at('unpacked'))), { instanceOf: CannotRun });
      t.regex(error?.message ?? '', expected);
    });
  }
}

function edit(file: string, change: (value: object) => object): void {
  const value: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(change(value)));
}
