import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { checkGallery } from '../../../src/publish/gallery/check-gallery.ts';
import { readMetadata } from '../../../src/publish/gallery/metadata.ts';
import { reportGallery } from '../../../src/publish/gallery/report.ts';
import type { Message } from '../../../src/messages/message.ts';
import { createRepository, png, template, type TestRepository } from '../release/repository.ts';

/** `file:line:column severity rule`, columns from 1. */
function shown({ severity, rule, location }: Message): string {
  const place = location === undefined ? '' : `${location.file}:${location.line}:${location.column + 1} `;
  return `${place}${severity} ${rule}`;
}

const unreleased = ['metadata.yaml:1:1 note metadata-link', 'metadata.yaml:1:1 note unreleased'];

test('a repository with all that is asked for has nothing against it', (t) => {
  const { root } = createRepository();
  const messages = checkGallery(root);
  t.deepEqual(messages.map(shown), unreleased);
  const { text, code } = reportGallery(messages);
  t.is(code, 0);
  t.regex(text, /has what the gallery asks for.*Issues enabled/);
});

const info = (change: (text: string) => string) => (repository: TestRepository) =>
  repository.write('template.tpl', change(template('key')));

/** What is done to the repository before everything in it is committed, and what is then said about it. */
const cases: readonly {
  readonly title: string;
  readonly prepare: (repository: TestRepository) => void;
  readonly expected: readonly string[];
  readonly said?: RegExp;
}[] = [
  {
    title: 'no licence under its name',
    prepare: ({ git }) => git.run('mv', 'LICENSE', 'LICENSE.md'),
    expected: ['fault license-missing'],
    said: /no file LICENSE\. LICENSE\.md is not found/,
  },
  {
    title: 'another licence',
    prepare: ({ write }) => write('LICENSE', 'MIT License\n\nPermission is granted.\n'),
    expected: ['LICENSE:1:1 fault license-text'],
    said: /starts with “MIT License”/,
  },
  {
    title: 'a licence that has been changed',
    prepare: ({ read, write }) =>
      write('LICENSE', read('LICENSE').replace('the copyright owner', 'its owner')),
    expected: ['LICENSE:1:1 fault license-text'],
  },
  {
    title: 'a licence with its owner filled in and other line ends',
    prepare: ({ read, write }) =>
      write(
        'LICENSE',
        read('LICENSE')
          .replace('[yyyy] [name of copyright owner]', '2026 Sample Ltd.')
          .replaceAll('\n', '\r\n'),
      ),
    expected: [],
  },
  {
    title: 'an empty README',
    prepare: ({ write }) => write('README.md', '\n'),
    expected: ['warning readme'],
  },
  {
    title: 'no template',
    prepare: ({ git }) => git.run('rm', '--quiet', 'template.tpl'),
    expected: ['fault template-missing'],
  },
  {
    title: 'two templates',
    prepare: ({ write }) => {
      write('variable/template.tpl', template());
      write('other.tpl', template());
      write('test/fixtures/sample.tpl', template());
    },
    expected: ['other.tpl:1:1 fault one-template', 'variable/template.tpl:1:1 fault one-template'],
  },
  {
    title: 'terms that nobody has accepted',
    prepare: info((text) => text.replace(/___TERMS_OF_SERVICE___[^]*(?=___INFO___)/, '')),
    expected: ['template.tpl:1:1 fault terms'],
  },
  {
    title: 'no categories under their name',
    prepare: info((text) => text.replace('"categories"', '"catagories"')),
    expected: ['template.tpl:1:1 fault categories-missing'],
  },
  {
    title: 'a category that is none',
    prepare: info((text) => text.replace('"ANALYTICS"', '"ANALYTIC"')),
    expected: ['template.tpl:18:5 warning unknown-category'],
    said: /Did you mean ANALYTICS/,
  },
  {
    title: 'no description, no icon',
    prepare: info((text) =>
      text.replace('"Sends samples."', '""').replace(png(96).replaceAll('=', '\\u003d'), ''),
    ),
    expected: ['template.tpl:1:1 fault description-missing', 'template.tpl:1:1 fault icon-missing'],
  },
  {
    title: 'a description that is too long',
    prepare: info((text) => text.replace('Sends samples.', 'Sends samples. '.repeat(14))),
    expected: ['template.tpl:25:18 fault description-length'],
    said: /210 characters/,
  },
  {
    title: 'an icon that is too small',
    prepare: info((text) => text.replace(png(96).slice(0, 60), png(32).slice(0, 60))),
    expected: ['template.tpl:23:5 fault icon-size'],
    said: /32 × 32/,
  },
  {
    title: 'a template that cannot be read',
    prepare: info((text) => text.replace('"version": 1,', '"version": 1')),
    expected: ['template.tpl:15:3 fault json-syntax'],
  },
  {
    title: 'no metadata.yaml',
    prepare: ({ git }) => git.run('rm', '--quiet', 'metadata.yaml'),
    expected: ['fault metadata-missing'],
  },
  {
    title: 'a commit that is not in the history',
    prepare: ({ write }) =>
      write('metadata.yaml', `versions:\n  - sha: ${'a'.repeat(40)}\n    changeNotes: New.\n`),
    expected: [
      'metadata.yaml:1:1 note metadata-link',
      'metadata.yaml:1:1 note metadata-link',
      'metadata.yaml:2:10 fault version-unreachable',
    ],
  },
  {
    title: 'a commit without a template',
    prepare: ({ git, write, commit }) => {
      git.run('rm', '--quiet', 'template.tpl');
      const sha = commit('Drop the template');
      write('template.tpl', template('key'));
      write(
        'metadata.yaml',
        `homepage: https://example.com/\nversions:\n  - sha: ${sha}\n    changeNotes: New.\n`,
      );
    },
    expected: ['metadata.yaml:1:1 note metadata-link', 'metadata.yaml:3:10 fault version-template'],
  },
  {
    title: 'the oldest version first',
    prepare: ({ git, write, commit }) => {
      const old = git.run('rev-parse', 'HEAD');
      write('template.tpl', template('key', 'more'));
      const entries = [old, commit('More')].map((sha) => `  - sha: ${sha}\n    changeNotes: New.\n`);
      write('metadata.yaml', `homepage: https://example.com/\nversions:\n${entries.join('')}`);
    },
    expected: ['metadata.yaml:1:1 note metadata-link', 'metadata.yaml:3:10 fault version-order'],
  },
  {
    title: 'secrets, archives, programs and left-overs',
    prepare: ({ write }) => {
      for (const file of [
        '.env',
        '.env.example',
        'key.pem',
        'old.zip',
        'tool.exe',
        '.DS_Store',
        'npm-debug.log',
      ])
        write(file, 'x\n');
      write('config.ts', `\nconst key = '${'AIza'}${'x'.repeat(35)}';\n`);
      write('deploy/key.txt', `-----BEGIN ${'RSA'} PRIVATE KEY-----\n`);
    },
    expected: [
      '.DS_Store:1:1 fault left-over',
      '.env:1:1 fault secret-file',
      'config.ts:2:14 fault secret',
      'deploy/key.txt:1:1 fault secret',
      'key.pem:1:1 fault secret-file',
      'npm-debug.log:1:1 fault left-over',
      'old.zip:1:1 fault archive',
      'tool.exe:1:1 fault executable',
    ],
  },
  {
    title: 'files that are ignored, linked, binary or large',
    prepare: ({ root, write }) => {
      write('.gitignore', 'dist/\n');
      write('dist/out.js', 'x\n');
      symlinkSync('README.md', path.join(root, 'link'));
      write('data.bin', Uint8Array.of(0, 1, 2, 0));
      write('picture.png', Uint8Array.of(0x89, 0x50, 0, 0));
      write('table.csv', '1,2,3\n'.repeat(200_000));
    },
    expected: [
      'data.bin:1:1 warning binary-file',
      'dist/out.js:1:1 fault tracked-though-ignored',
      'link:1:1 warning link',
      'table.csv:1:1 warning large-file',
    ],
  },
  {
    title: 'no branch main',
    prepare: ({ git }) => git.run('branch', '--move', 'master'),
    expected: ['note branch'],
  },
];

for (const { title, prepare, expected, said = /./ } of cases) {
  test(title, (t) => {
    const repository = createRepository();
    prepare(repository);
    repository.commit('Change');
    const messages = checkGallery(repository.root);
    const found = messages.map(shown).filter((line) => !unreleased.includes(line) || expected.includes(line));
    t.deepEqual(found.sort(), [...expected].sort());
    const { text, code } = reportGallery(messages);
    t.is(code, expected.some((line) => line.includes('fault')) ? 1 : 0);
    t.regex(text, said);
    t.false(text.includes('xxxxxxx'), 'secrets are not shown');
  });
}

test('a file that git does not track does not count', (t) => {
  const { root, git, write } = createRepository();
  git.run('rm', '--quiet', '--cached', 'LICENSE');
  write('.env', 'x\n');
  t.deepEqual(
    checkGallery(root)
      .map(({ rule }) => rule)
      .filter((rule) => /license|secret/.test(rule)),
    ['license-missing'],
  );
});

test('a folder that is no repository cannot be checked', (t) => {
  t.throws(() => checkGallery(import.meta.dirname), { message: /not the root of a git repository/ });
});

const metadataCases: readonly {
  readonly text: string;
  readonly expected: readonly string[];
  readonly said?: RegExp;
}[] = [
  { text: 'versions: []', expected: [] },
  { text: '- a', expected: ['m.yaml:1:1 fault metadata-shape'] },
  { text: 'homepage: "x', expected: ['m.yaml:1:13 fault metadata-syntax'] },
  { text: 'homepage: https://example.com', expected: ['m.yaml:1:1 fault metadata-shape'] },
  { text: 'documentation: docs\nversions: []', expected: ['m.yaml:1:16 fault metadata-url'] },
  {
    text: `verzions: []\nversions:\n  - sha: ${'1'.repeat(40)}\n    changesNotes: New.`,
    expected: [
      'm.yaml:1:1 fault metadata-key',
      'm.yaml:4:5 fault metadata-key',
      'm.yaml:3:5 fault change-notes',
    ],
    said: /Write changeNotes/,
  },
  {
    text: 'versions:\n  - sha: abc\n    changeNotes: New.',
    expected: ['m.yaml:2:10 fault version-sha'],
    said: /40 hex/,
  },
  { text: 'versions:\n  - changeNotes: New.', expected: ['m.yaml:2:5 fault version-sha'] },
  { text: 'versions: [one]', expected: ['m.yaml:1:12 fault metadata-shape'] },
  {
    text: `versions:\n${`  - sha: ${'1'.repeat(40)}\n    changeNotes: New.\n`.repeat(2)}`,
    expected: ['m.yaml:4:10 fault version-twice'],
  },
];

for (const { text, expected, said = /^/ } of metadataCases) {
  test(`metadata.yaml: ${JSON.stringify(text)}`, (t) => {
    const { messages } = readMetadata(text, 'm.yaml');
    t.deepEqual(messages.map(shown), expected);
    t.regex(messages.map(({ text: line, hint = '' }) => `${line} ${hint}`).join('\n'), said);
  });
}

test('a SHA of digits alone is text, as it stands', (t) => {
  const sha = '0123456789012345678901234567890123456789';
  const { metadata } = readMetadata(
    `versions:\n  - sha: ${sha}\n    changeNotes: |2\n      Two\n      lines.\n`,
    'm.yaml',
  );
  t.like(metadata, { versions: [{ sha, changeNotes: 'Two\nlines.' }] });
});
