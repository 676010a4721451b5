import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { findMutants } from '../../src/mutate/find-mutants.ts';
import { typesJudge } from '../../src/mutate/judges/types.ts';
import { applyMutant } from '../../src/mutate/mutant.ts';

test('The types notice a mutant, wherever it breaks them, and are content with the next', async (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'types-judge-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, 'src'));
  const text = [
    'export const limit = { is: 5, or: [1] } as const;',
    'export const isHigh = (): boolean => limit.is > limit.or[0];',
    '',
  ].join('\n');
  writeFileSync(
    path.join(root, 'tsconfig.json'),
    '{ "compilerOptions": { "noLib": true, "strict": true }, "include": ["src"] }',
  );
  writeFileSync(path.join(root, 'src/limit.ts'), text);
  writeFileSync(
    path.join(root, 'src/use.ts'),
    "import { limit } from './limit';\nexport const five: 5 = limit.is;\n",
  );
  const judge = typesJudge(root, 'tsconfig.json', ['src']);
  t.is(await judge.judge(undefined), undefined);
  const findings: string[] = [];
  for (const mutant of findMutants('src/limit.ts', text)) {
    writeFileSync(
      path.join(root, mutant.file),
      applyMutant(readFileSync(path.join(root, mutant.file), 'utf8'), mutant),
    );
    const finding = await judge.judge(mutant);
    writeFileSync(path.join(root, mutant.file), text);
    findings.push(
      `${mutant.change}: ${finding === undefined || finding === 'unchanged' ? 'content' : finding.noticed}`,
    );
  }
  t.deepEqual(findings, [
    'is: 5, → nothing: TS2339',
    '5 → 6: TS2322',
    '5 → 4: TS2322',
    ', or: [1] → nothing: TS2339',
    '1 → nothing: TS2532',
    '1 → 2: content',
    '1 → 0: content',
    '> → >=: content',
    '> → <=: content',
    '0 → 1: TS2532',
  ]);
});
