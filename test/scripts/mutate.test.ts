import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import { mutators } from 'gtm-template-toolkit/mutate';
import { equivalent } from '../../scripts/mutate/equivalent.ts';
import { targets } from '../../scripts/mutate/targets.ts';
import { findDocument, root, rowsBelow } from '../docs/documents.ts';

test('The page on mutants has what each mutator does', (t) => {
  const [, , ...rows] = rowsBelow(findDocument('docs/mutants.md'), 'What it does to the sources');
  t.deepEqual(
    rows.map(([name, does]) => ({ name, does: does?.replaceAll('\\|', '|') })),
    mutators.map(({ name, does }) => ({ name, does })),
  );
});

test('The modules of each target are there, and each equivalent has a file and a reason', (t) => {
  const parts = [
    ...targets.flatMap(({ modules, project }) => [...modules, ...project]),
    ...equivalent.map(({ file }) => file),
  ];
  t.deepEqual(
    parts.filter((part) => !existsSync(path.join(root, part))),
    [],
  );
  t.deepEqual(
    equivalent.filter(
      (entry) => entry.reason.trim() === '' || ('changes' in entry && entry.changes.length === 0),
    ),
    [],
  );
  const tolerated = equivalent.flatMap((entry) => ('mutator' in entry ? [entry.mutator] : []));
  t.deepEqual(
    tolerated.filter((mutator) => !mutators.some(({ name }) => name === mutator)),
    [],
  );
});

test('A target that there is not is refused before anything is copied, and those that there are are named', (t) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import=tsx', '--conditions=source', 'scripts/mutate.ts', 'nothing'],
    { cwd: root, encoding: 'utf8' },
  );
  t.is(status, 2);
  t.regex(stderr, /^There is no target “nothing”\./);
  for (const { name } of targets) t.true(stderr.includes(`\n  ${name} `), name);
});
