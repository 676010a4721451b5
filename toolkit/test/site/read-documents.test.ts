import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { readDocuments } from '../../src/site/documents/read-documents.ts';

const project: Readonly<Record<string, string>> = {
  'README.md':
    '# Home\n\n[A](docs/a.md#part) [file](my%20file.json) [hidden](.github/ci.yml) [site](https://a.example/)',
  'docs/a.md': '# A\n\n## Part\n\n[home](../README.md) [examples](examples) [more](more/) ![](drawing.svg)',
  'docs/more/README.md': '# More',
  'docs/alone.md': '# Nobody links here',
  'docs/examples/one.json': '1',
  'docs/drawing.svg': '<svg/>',
  'my file.json': '{}',
  '.github/ci.yml': 'on: push',
};

test('the site has what can be reached from the README, and says which links lead nowhere', async (t) => {
  const root = await mkdtemp(path.join(tmpdir(), 'documents-'));
  t.teardown(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(project)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  const { pages, folders, files, faults } = await readDocuments(root);
  t.deepEqual(
    pages.map(({ address, title }) => [address, title]),
    [
      ['index.html', 'Home'],
      ['docs/a.html', 'A'],
      ['docs/more/index.html', 'More'],
    ],
  );
  t.like(folders, [{ address: 'docs/examples/index.html', names: ['one.json'] }]);
  t.deepEqual([...files.keys()].toSorted(), ['docs/drawing.svg', 'docs/examples/one.json', 'my file.json']);
  t.deepEqual(faults, []);
  t.true(
    pages[0]?.html.includes(
      '<a href="docs/a.html#part">A</a> <a href="my%20file.json" download>file</a> hidden <a href="https://a.example/">',
    ),
  );
  t.true(
    pages[1]?.html.includes(
      '<a href="../index.html">home</a> <a href="examples/index.html">examples</a> <a href="more/index.html">more</a>',
    ),
  );

  await writeFile(path.join(root, 'README.md'), '[gone](gone.md) [out](../../etc/passwd)');
  t.deepEqual((await readDocuments(root)).faults, [
    'README.md: the link to gone.md leads nowhere.',
    'README.md: the link to ../../etc/passwd leads nowhere.',
  ]);
});
