import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { checkGallery } from '../../../src/publish/gallery/check-gallery.ts';
import { readMetadata } from '../../../src/publish/gallery/metadata.ts';
import { CannotRun } from '../../../src/messages/cannot-run.ts';
import { checkUpgrade } from '../../../src/publish/release/check-upgrade.ts';
import { checks } from '../../../src/publish/release/checks.ts';
import { runRelease, type ReleaseOptions } from '../../../src/publish/release/run-release.ts';
import { steps, type Step } from '../../../src/publish/release/steps.ts';
import { bumps, nextVersion } from '../../../src/publish/release/version.ts';
import { createRepository, template, type TestRepository } from './repository.ts';

/** What runs here is the release; lint and tests of the throw-away repository do not exist. */
const quick = checks.filter(({ slow }) => slow !== true);

async function release(
  { root }: TestRepository,
  options: Partial<ReleaseOptions> = {},
): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const code = await runRelease({
    root,
    bump: 'minor',
    execute: true,
    say: (text) => lines.push(text),
    now: () => new Date('2026-11-23T12:00:00Z'),
    checks: quick,
    ...options,
  });
  return { code, output: lines.join('\n') };
}

/** Everything that a release may change. */
function stateOf({ root, git }: TestRepository): unknown {
  return {
    head: git.run('rev-parse', 'HEAD'),
    branch: git.run('symbolic-ref', 'HEAD'),
    tags: git.run('tag', '--list'),
    status: git.run('status', '--porcelain', '--ignored'),
    files: git.run('ls-files', '--stage'),
    journal: existsSync(path.join(root, '.git/template-release.json')),
  };
}

for (const [index, expected] of ['2.0.0', '1.10.0', '1.9.10'].entries()) {
  const bump = bumps[index] ?? 'patch';
  test(`${bump} after 1.9.9 is ${expected}`, (t) => t.is(nextVersion('1.9.9', bump), expected));
}

test('a release: version, changelog, commit, metadata that names it, commit, tag', async (t) => {
  const repository = createRepository();
  const { git } = repository;
  const start = git.run('rev-parse', 'HEAD');
  const { code, output } = await release(repository);
  t.is(code, 0);
  t.regex(output, /Released 0\.2\.0\. Nothing has been pushed/);
  t.deepEqual(git.lines('log', '--format=%s'), [
    'Name release 0.2.0 in metadata.yaml',
    'Release 0.2.0',
    'Begin',
  ]);
  const released = git.run('rev-parse', 'HEAD~1');
  t.is(git.run('rev-parse', 'v0.2.0^{commit}'), released);
  t.is(git.run('rev-parse', 'HEAD~2'), start);
  t.is(git.run('status', '--porcelain'), '');
  t.regex(repository.read('package.json'), /"version": "0\.2\.0"/);
  t.is(repository.read('package-lock.json').match(/"version": "0\.2\.0"/g)?.length, 2);
  t.is(
    repository.read('CHANGELOG.md'),
    '# Changelog\n\nWhat changes.\n\n## 0.2.0 (2026-11-23)\n\n- First release.\n',
  );
  const { metadata } = readMetadata(repository.read('metadata.yaml'), 'metadata.yaml');
  t.like(metadata, {
    homepage: 'https://example.com/',
    versions: [{ sha: released, changeNotes: 'First release.' }],
  });
  t.deepEqual(
    checkGallery(repository.root).filter(({ severity }) => severity !== 'note'),
    [],
  );
});

test('the second release tells the commits since the first, those that reach the template apart', async (t) => {
  const repository = createRepository();
  await release(repository);
  repository.write('template.tpl', template('key', 'host'));
  repository.commit('Let the *host* be chosen');
  repository.write('README.md', '# Sample, explained\n');
  repository.commit('Explain it');
  const { code } = await release(repository, { bump: 'patch' });
  t.is(code, 0);
  t.true(
    repository
      .read('CHANGELOG.md')
      .includes(
        '## 0.2.1 (2026-11-23)\n\n- Let the \\*host\\* be chosen\n\n### Tooling and documents\n\n- Explain it\n\n## 0.2.0 (2026-11-23)',
      ),
  );
  const { metadata, messages } = readMetadata(repository.read('metadata.yaml'), 'metadata.yaml');
  t.deepEqual(messages, []);
  t.deepEqual(
    metadata.versions.map(({ changeNotes }) => changeNotes),
    ['Let the *host* be chosen', 'First release.'],
  );
  t.deepEqual(
    checkGallery(repository.root).filter(({ severity }) => severity === 'fault'),
    [],
  );
});

test('comments of metadata.yaml outlive a release', async (t) => {
  const repository = createRepository();
  repository.write('metadata.yaml', '# Ours\nhomepage: https://example.com/ # theirs\nversions: []\n');
  repository.commit('Comment');
  await release(repository);
  t.regex(repository.read('metadata.yaml'), /# Ours\nhomepage: .* # theirs\nversions:\n/);
});

test('without --execute nothing is changed, and everything is said', async (t) => {
  const repository = createRepository();
  const before = stateOf(repository);
  const { code, output } = await release(repository, { execute: false, checks });
  t.is(code, 0);
  t.deepEqual(stateOf(repository), before);
  for (const { name } of [...checks, ...steps]) t.true(output.includes(name), name);
});

const refused: readonly {
  readonly title: string;
  readonly prepare: (repository: TestRepository) => void;
  readonly expected: RegExp;
}[] = [
  {
    title: 'a changed file',
    prepare: ({ write }) => write('README.md', 'Changed\n'),
    expected: /Commit or remove: M README\.md/,
  },
  {
    title: 'an untracked file',
    prepare: ({ write }) => write('new.ts', ''),
    expected: /Commit or remove: \?\? new\.ts/,
  },
  {
    title: 'another branch',
    prepare: ({ git }) => git.run('switch', '--quiet', '--create', 'topic'),
    expected: /HEAD is topic/,
  },
  {
    title: 'a tag of that name',
    prepare: ({ git }) => git.run('tag', 'v0.2.0'),
    expected: /There is a tag v0\.2\.0 already/,
  },
];

for (const { title, prepare, expected } of refused) {
  test(`${title} keeps a release from being made`, async (t) => {
    const repository = createRepository();
    prepare(repository);
    const before = stateOf(repository);
    const { code, output } = await release(repository);
    t.is(code, 1);
    t.regex(output, expected);
    t.deepEqual(stateOf(repository), before);
  });
}

test('a slow check that fails keeps it from being made, and shows what it printed', async (t) => {
  const repository = createRepository();
  repository.write(
    'package.json',
    repository.read('package.json').replace('}', ',"scripts":{"test":"echo broken; exit 3"}}'),
  );
  repository.commit('Have tests');
  const before = stateOf(repository);
  const npmTest = checks.filter(({ name }) => name === 'npm test');
  const { code, output } = await release(repository, { checks: npmTest });
  t.is(code, 1);
  t.regex(output, /npm test\n +It ended with 3:\n[^]*broken/);
  t.deepEqual(stateOf(repository), before);
});

test('a template that has not changed is not released again', async (t) => {
  const repository = createRepository();
  await release(repository);
  repository.write('README.md', 'Changed\n');
  repository.commit('Explain it');
  const { code, output } = await release(repository);
  t.is(code, 1);
  t.regex(output, /there is nothing to release/);
});

test('a breaking change demands a major release', async (t) => {
  const repository = createRepository();
  t.like(checkUpgrade(repository.root), {
    code: 0,
    text: 'Nothing has been released yet, so no live tag can break.',
  });
  await release(repository);
  t.is(checkUpgrade(repository.root).code, 0);
  repository.write('template.tpl', template('renamed'));
  repository.commit('Rename a field');
  for (const bump of ['patch', 'minor'] as const) {
    const { code, output } = await release(repository, { bump });
    t.is(code, 1);
    t.regex(output, /breaking, which takes npm run release -- major/);
  }
  const { code, text } = checkUpgrade(repository.root);
  t.is(code, 1);
  t.regex(text, /announce it in a commit’s message: BREAKING CHANGE/);
  repository.write('README.md', 'Changed\n');
  repository.commit('Explain the new name', 'BREAKING CHANGE: the field has another name');
  t.like(checkUpgrade(repository.root), { code: 0 });
  t.regex(
    checkUpgrade(repository.root).text,
    /Announced by \w+ Explain the new name: the next release is a major one/,
  );
  t.is((await release(repository, { bump: 'major' })).code, 0);
  t.regex(repository.read('package.json'), /"version": "1\.0\.0"/);
});

class Killed extends Error {}

/** The steps, of which one fails: before it has done anything, or after it has done its work. */
function failing(index: number, when: 'before' | 'after', error: Error): Step[] {
  return steps.map((step, at) =>
    at !== index
      ? step
      : {
          ...step,
          async do(context, journal) {
            if (when === 'after') await step.do(context, journal);
            throw error;
          },
        },
  );
}

for (const [index, { name }] of steps.entries()) {
  // Before a step is after the one before it.
  for (const when of index === 0 ? (['before', 'after'] as const) : (['after'] as const)) {
    test(`a failure ${when} “${name}” is taken back`, async (t) => {
      const repository = createRepository();
      const before = stateOf(repository);
      const failed = release(repository, { steps: failing(index, when, new Error('disk full')) });
      await t.throwsAsync(failed, {
        instanceOf: CannotRun,
        message: /has been taken back; nothing is changed/,
      });
      t.deepEqual(stateOf(repository), before);
    });

    test(`a power cut ${when} “${name}” is taken back by the next release, which is then made`, async (t) => {
      const repository = createRepository();
      const cut = failing(index, when, new Killed());
      // Where the power is cut nothing is taken back.
      const unable: Step[] = cut.map((step) => ({ ...step, undo: () => Promise.reject(new Killed()) }));
      await t.throwsAsync(release(repository, { steps: unable }), { instanceOf: Killed });
      await t.throwsAsync(release(repository, { execute: false }), { message: /cut off half-way/ });
      const { code, output } = await release(repository);
      t.is(code, 0);
      t.regex(output, /it has been taken back/);
      t.deepEqual(repository.git.lines('log', '--format=%s'), [
        'Name release 0.2.0 in metadata.yaml',
        'Release 0.2.0',
        'Begin',
      ]);
      t.is(repository.git.run('status', '--porcelain'), '');
      t.is(repository.git.run('tag', '--list'), 'v0.2.0');
    });
  }
}

test('Ctrl+C between two steps takes the release back', async (t) => {
  const repository = createRepository();
  const before = stateOf(repository);
  const interrupt = new AbortController();
  const stopping = steps.map((step, at) =>
    at === 2 ? { ...step, do: async () => interrupt.abort() } : step,
  );
  await t.throwsAsync(release(repository, { steps: stopping, signal: interrupt.signal }), {
    message: /has been taken back/,
  });
  t.deepEqual(stateOf(repository), before);
});

test('a hook of the repository that refuses the commit takes the release back', async (t) => {
  const repository = createRepository();
  repository.write(
    '.git/hooks/commit-msg',
    '#!/bin/sh\ngrep -q metadata "$1" && { echo no such words >&2; exit 1; }\nexit 0\n',
  );
  chmodSync(path.join(repository.root, '.git/hooks/commit-msg'), 0o755);
  const before = stateOf(repository);
  const said: string[] = [];
  await t.throwsAsync(release(repository, { say: (text) => said.push(text) }), {
    message: /has been taken back/,
  });
  t.regex(said.join('\n'), /✗ Commit metadata\.yaml: .*no such words/);
  t.deepEqual(stateOf(repository), before);
});

test('commits of somebody else upon half a release are not lost', async (t) => {
  const repository = createRepository();
  const cut = failing(2, 'after', new Killed()).map((step) => ({
    ...step,
    undo: () => Promise.reject(new Killed()),
  }));
  await t.throwsAsync(release(repository, { steps: cut }), { instanceOf: Killed });
  repository.write('work.ts', 'export {};\n');
  const work = repository.commit('Work');
  await t.throwsAsync(release(repository), { message: /cannot be taken back.*Take back by hand/s });
  t.is(repository.git.run('rev-parse', 'HEAD'), work);
});

for (const [index, { name }] of steps.entries()) {
  test(`edits that somebody makes when the power is cut after “${name}” are kept`, async (t) => {
    const repository = createRepository();
    const cut = failing(index, 'after', new Killed()).map((step) => ({
      ...step,
      undo: () => Promise.reject(new Killed()),
    }));
    await t.throwsAsync(release(repository, { steps: cut }), { instanceOf: Killed });
    const edited = ['package-lock.json', 'CHANGELOG.md', 'metadata.yaml'];
    for (const file of edited) repository.write(file, `${repository.read(file)}\n# Mine\n`);
    repository.write('README.md', 'Mine\n');
    const { code, output } = await release(repository);
    t.is(code, 1);
    t.regex(output, /had been cut off half-way; it has been taken back, except for this:/);
    for (const file of edited) t.true(repository.read(file).endsWith('\n# Mine\n'), file);
    t.is(repository.read('README.md'), 'Mine\n');
    t.regex(repository.read('package.json'), /"version": "0\.1\.0"/);
    t.deepEqual(repository.git.lines('log', '--format=%s'), ['Begin']);
    t.is(repository.git.run('tag', '--list'), '');
    t.regex(output, /package-lock\.json has been edited since and is left as it is/);
  });
}

test('a failing release keeps what somebody writes while it is made, and says so', async (t) => {
  const repository = createRepository();
  const failed = steps.map((step, at) =>
    at !== 2
      ? step
      : {
          ...step,
          async do() {
            repository.write('CHANGELOG.md', 'Mine\n');
            throw new Error('disk full');
          },
        },
  );
  await t.throwsAsync(release(repository, { steps: failed }), {
    instanceOf: CannotRun,
    message:
      /has been taken back, except for this:\nCHANGELOG\.md has been edited since and is left as it is/,
  });
  t.is(repository.read('CHANGELOG.md'), 'Mine\n');
  t.regex(repository.read('package.json'), /"version": "0\.1\.0"/);
});

test('what somebody has staged upon half a release stays staged', async (t) => {
  const repository = createRepository();
  const cut = failing(1, 'after', new Killed()).map((step) => ({
    ...step,
    undo: () => Promise.reject(new Killed()),
  }));
  await t.throwsAsync(release(repository, { steps: cut }), { instanceOf: Killed });
  const half = repository.read('CHANGELOG.md');
  repository.write('CHANGELOG.md', 'Mine\n');
  repository.git.run('add', 'CHANGELOG.md');
  repository.write('CHANGELOG.md', half);
  const { output } = await release(repository);
  t.regex(output, /CHANGELOG\.md has been edited since/);
  t.is(repository.git.run('show', ':CHANGELOG.md'), 'Mine');
});

/** A release whose power is cut after so many steps. */
async function cutAfter(repository: TestRepository, done: number, t: ExecutionContext): Promise<void> {
  const cut = failing(done - 1, 'after', new Killed()).map((step) => ({
    ...step,
    undo: () => Promise.reject(new Killed()),
  }));
  await t.throwsAsync(release(repository, { steps: cut }), { instanceOf: Killed });
}

const commitOfRelease = 3;
const commitOfMetadata = 5;

/** Another branch has changed what the release changes, and is taken in. */
function inConflict({ git, write }: TestRepository, how: 'merge' | 'rebase'): void {
  git.run('switch', '--quiet', '--create', 'topic', 'HEAD~2');
  write('CHANGELOG.md', 'Theirs\n');
  git.run('commit', '--quiet', '--all', '--message', 'Theirs');
  git.run('switch', '--quiet', 'main');
  git.try(how, 'topic');
}

/** Where the repository stands so that nothing can be taken back, and nothing is touched. */
const obstacles: readonly {
  readonly title: string;
  readonly after: number;
  readonly prepare: (repository: TestRepository) => void;
  readonly expected: RegExp;
}[] = [
  {
    title: 'another branch',
    after: commitOfRelease,
    prepare: ({ git }) => git.run('switch', '--quiet', '--create', 'topic'),
    expected: /made on the branch main, and HEAD is on topic\. Switch back first\./,
  },
  {
    title: 'another branch at the start',
    after: commitOfMetadata,
    prepare: ({ git }) => git.run('switch', '--quiet', '--create', 'topic', 'HEAD~2'),
    expected: /HEAD is on topic/,
  },
  {
    title: 'a detached HEAD',
    after: commitOfRelease,
    prepare: ({ git }) => git.run('switch', '--quiet', '--detach'),
    expected: /HEAD is on no branch/,
  },
  {
    title: 'a merge with conflicts',
    after: commitOfMetadata,
    prepare: (made) => inConflict(made, 'merge'),
    expected: /a merge is under way/,
  },
  {
    title: 'a rebase with conflicts',
    after: commitOfMetadata,
    prepare: (made) => inConflict(made, 'rebase'),
    expected: /cannot be taken back/,
  },
  {
    title: 'commits that have been pushed',
    after: commitOfMetadata,
    prepare({ git, root }) {
      git.run('clone', '--quiet', '--bare', root, path.join(root, '.git/remote'));
      git.run('remote', 'add', 'origin', path.join(root, '.git/remote'));
      git.run('push', '--quiet', '--set-upstream', 'origin', 'main');
    },
    expected: /its commits have been pushed/,
  },
];

for (const { title, after, prepare, expected } of obstacles) {
  test(`half a release is left alone, and says why: ${title}`, async (t) => {
    const repository = createRepository();
    await cutAfter(repository, after, t);
    prepare(repository);
    const all = (): unknown => [
      repository.git.run('for-each-ref'),
      repository.git.run('rev-parse', 'HEAD'),
      repository.git.run('status', '--porcelain=v2'),
      repository.git.run('ls-files', '--stage'),
      repository.read('CHANGELOG.md'),
    ];
    const before = all();
    await t.throwsAsync(release(repository), { instanceOf: CannotRun, message: expected });
    t.deepEqual(all(), before);
    t.true(existsSync(path.join(repository.root, '.git/template-release.json')));
  });
}

test('what somebody has amended to a commit of half a release is not lost', async (t) => {
  const repository = createRepository();
  const { git } = repository;
  await cutAfter(repository, commitOfRelease, t);
  repository.write('CHANGELOG.md', 'Amended\n');
  repository.write('README.md', 'Amended\n');
  git.run('commit', '--quiet', '--amend', '--no-edit', '--all');
  repository.write('CHANGELOG.md', 'Later\n');
  const { output } = await release(repository);
  t.regex(output, /CHANGELOG\.md has been edited since/);
  t.is(git.run('show', ':CHANGELOG.md'), 'Amended');
  t.is(repository.read('CHANGELOG.md'), 'Later\n');
  t.is(git.run('show', ':README.md'), 'Amended');
});

test('a file that somebody has taken out of git upon half a release stays out', async (t) => {
  const repository = createRepository();
  const { git } = repository;
  await cutAfter(repository, 2, t);
  git.run('rm', '--quiet', '--cached', 'CHANGELOG.md');
  const { output } = await release(repository);
  t.regex(output, /CHANGELOG\.md has been edited since/);
  t.is(git.run('ls-files', 'CHANGELOG.md'), '');
});

for (const [title, ...args] of [
  ['annotated in words of their own', '--annotate', '--message', 'Mine'],
  ['plain'],
] as const) {
  test(`a tag that somebody makes by hand upon half a release stays: ${title}`, async (t) => {
    const repository = createRepository();
    await cutAfter(repository, commitOfMetadata, t);
    repository.git.run('tag', ...args, 'v0.2.0', 'HEAD~1');
    const tagged = repository.git.run('rev-parse', 'v0.2.0');
    const { code, output } = await release(repository);
    t.is(code, 1);
    t.regex(output, /There is a tag v0\.2\.0 already/);
    t.is(repository.git.run('rev-parse', 'v0.2.0'), tagged);
  });
}

test('what somebody writes while a file is made ready is not written over', async (t) => {
  const repository = createRepository();
  const meanwhile = steps.map((step, at) =>
    at !== 1
      ? step
      : {
          ...step,
          do(...args: Parameters<Step['do']>) {
            const done = step.do(...args);
            repository.write('CHANGELOG.md', 'Mine\n');
            return done;
          },
        },
  );
  const said: string[] = [];
  await t.throwsAsync(release(repository, { steps: meanwhile, say: (text) => said.push(text) }), {
    message: /has been taken back, except for this:\nCHANGELOG\.md has been edited/,
  });
  t.regex(said.join('\n'), /somebody has edited CHANGELOG\.md meanwhile/);
  t.is(repository.read('CHANGELOG.md'), 'Mine\n');
});

test('a process that has got the number of the one that was cut off keeps nobody waiting', async (t) => {
  const repository = createRepository();
  await cutAfter(repository, commitOfRelease, t);
  const journal = JSON.parse(repository.read('.git/template-release.json')) as { began?: string };
  if (journal.began === undefined) return void t.pass('Only Linux tells when a process began.');
  repository.write('.git/template-release.json', JSON.stringify({ ...journal, process: process.ppid }));
  t.is((await release(repository)).code, 0);
});

for (const [title, change] of [
  ['a file elsewhere', { edits: [{ file: '../outside', before: 'x', after: '' }] }],
  ['an option for a commit', { start: '--output=outside' }],
  ['a group of processes', { process: -1 }],
  ['a version that is none', { version: '../..' }],
] as const) {
  test(`a journal that names ${title} is refused`, async (t) => {
    const repository = createRepository();
    const start = repository.git.run('rev-parse', 'HEAD');
    const entry = { version: '0.2.0', start, process: 2 ** 30, edits: [], ...change };
    repository.write('.git/template-release.json', JSON.stringify(entry));
    await t.throwsAsync(release(repository), { message: /template-release\.json cannot be read/ });
  });
}

test('a file that git does not know comes back with what it held', async (t) => {
  const repository = createRepository();
  repository.write('.gitignore', 'package-lock.json\n');
  repository.git.run('rm', '--quiet', '--cached', 'package-lock.json');
  repository.git.run('add', '.gitignore');
  repository.git.run('commit', '--quiet', '--message', 'Ignore the lock file');
  const before = repository.read('package-lock.json');
  await t.throwsAsync(release(repository), { message: /has been taken back; nothing is changed/ });
  t.is(repository.read('package-lock.json'), before);
});

test('a journal that cannot be written says so', async (t) => {
  const repository = createRepository();
  repository.write('.git/template-release.json', '{');
  await t.throwsAsync(release(repository), { message: /template-release\.json cannot be read/ });
});

test('two releases at a time cannot be made', async (t) => {
  const repository = createRepository();
  const entry = {
    ...{ version: '0.2.0', start: repository.git.run('rev-parse', 'HEAD'), process: process.ppid },
    edits: [],
  };
  repository.write('.git/template-release.json', JSON.stringify(entry));
  await t.throwsAsync(release(repository), { message: new RegExp(`under way in process ${process.ppid}`) });
});
