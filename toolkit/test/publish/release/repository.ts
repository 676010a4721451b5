import { mkdtempSync, cpSync, rmSync, writeFileSync, readFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Git } from '../../../src/publish/git/git.ts';
import { assembleTemplate } from '../../../src/tpl/write/assemble.ts';

/** A throw-away git repository. */
export interface TestRepository {
  readonly root: string;
  readonly git: Git;
  write(file: string, content: string | Uint8Array): void;
  read(file: string): string;
  /** Commits everything; returns the commit. */
  commit(subject: string, body?: string): string;
}

/** A 1 × 1 PNG's header with the given size; nobody looks further. */
export function png(side: number): string {
  const bytes = Buffer.alloc(40);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

/** A template with these text fields. */
export function template(...fields: readonly string[]): string {
  return assembleTemplate({
    kind: 'web',
    terms: true,
    info: {
      type: 'TAG',
      id: 'cvt_temp_public_id',
      version: 1,
      securityGroups: [],
      displayName: 'Sample Pixel',
      categories: ['ANALYTICS'],
      brand: { id: 'brand_dummy', displayName: 'Sample', thumbnail: png(96) },
      description: 'Sends samples.',
      containerContexts: ['WEB'],
    },
    fields: fields.map((name) => ({ type: 'TEXT', name, displayName: name, simpleValueType: true })),
    code: 'data.gtmOnSuccess();',
    permissions: {},
    scenarios: [],
    notes: '',
  });
}

const initial: Readonly<Record<string, string>> = {
  'package.json': '{\n  "name": "sample",\n  "version": "0.1.0",\n  "private": true\n}\n',
  'package-lock.json':
    '{\n  "name": "sample",\n  "version": "0.1.0",\n  "lockfileVersion": 3,\n  "packages": {\n    "": {\n      "name": "sample",\n      "version": "0.1.0"\n    }\n  }\n}\n',
  'CHANGELOG.md': '# Changelog\n\nWhat changes.\n',
  'metadata.yaml': "homepage: 'https://example.com/'\nversions: []\n",
  'README.md': '# Sample\n',
  LICENSE: readFileSync(path.resolve(import.meta.dirname, '../../../../LICENSE'), 'utf8'),
  'template.tpl': template('key'),
};

const parent = mkdtempSync(path.join(tmpdir(), 'release-test-'));
process.once('exit', () => rmSync(parent, { recursive: true, force: true }));

let original: TestRepository | undefined;

/** A repository with one commit, from which nothing has been released. */
export function createRepository(): TestRepository {
  original ??= initialise();
  const root = mkdtempSync(path.join(parent, 'copy-'));
  cpSync(original.root, root, { recursive: true });
  return open(root);
}

function initialise(): TestRepository {
  const repository = open(mkdtempSync(path.join(parent, 'origin-')));
  const { git } = repository;
  // Without the sample hooks, and without what the user's own settings would add.
  git.run('init', '--quiet', '--initial-branch=main', '--template=');
  for (const setting of [
    ['user.name', 'Test'],
    ['user.email', 'test@example.com'],
    ['commit.gpgSign', 'false'],
    ['tag.gpgSign', 'false'],
    ['core.autocrlf', 'false'],
    ['core.hooksPath', '.git/hooks'],
    ['gc.auto', '0'],
  ]) {
    git.run('config', ...setting);
  }
  for (const [file, content] of Object.entries(initial)) repository.write(file, content);
  repository.commit('Begin');
  return repository;
}

function open(root: string): TestRepository {
  const git = new Git(root);
  const fileOf = (file: string): string => path.join(root, file);
  return {
    root,
    git,
    write(file, content) {
      mkdirSync(path.dirname(fileOf(file)), { recursive: true });
      writeFileSync(fileOf(file), content);
    },
    read: (file) => readFileSync(fileOf(file), 'utf8'),
    commit(subject, body) {
      git.run('add', '--all', '--force');
      git.run(
        'commit',
        '--quiet',
        '--allow-empty',
        '--message',
        subject,
        ...(body === undefined ? [] : ['--message', body]),
      );
      return git.run('rev-parse', 'HEAD');
    },
  };
}
