import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runScript } from 'gtm-template-toolkit/cli';
import { CannotRun, exitCode } from 'gtm-template-toolkit/messages';
import { createProgress, formatSummary, isGoodEnough, mutate } from 'gtm-template-toolkit/mutate';
import { targets } from './mutate/targets.ts';

const root = path.resolve(import.meta.dirname, '..');

const listed = targets.map(({ name, about }) => `  ${name.padEnd(13)}${about}`).join('\n');

await runScript(
  {
    name: 'npm run mutate --',
    operands: ['[TARGET…]'],
    summary: 'Makes the sources wrong, one place at a time, and says which of the mutants nobody notices.',
    details: [
      'Takes minutes to hours; an interrupted run goes on where it was. Exit code 1 when a target falls short of what',
      'it wants.',
      '',
      'Targets (all, unless named):',
      listed,
    ].join('\n'),
    options: {
      sample: { value: 'N', summary: 'Only N mutants of each target, drawn by lot.' },
      only: {
        value: 'TEXT',
        summary:
          'Only mutants whose id is TEXT, or whose place and change (file:line: before → after) contain it.',
      },
      keep: {
        value: 'WHAT',
        summary:
          'Which verdicts of earlier runs count: “current”, if nothing has changed since; “killed”, whatever has changed, so that only survivors are judged again; “nothing”.',
      },
      jobs: {
        value: 'N',
        summary: 'How many processes judge at the same time; one a processor unless given.',
      },
      seed: { value: 'N', summary: 'For the lots, those of the property tests too; 1 unless given.' },
    },
  },
  async (named, values) => {
    const unknown = named.find((name) => !targets.some((target) => target.name === name));
    if (unknown !== undefined) throw new CannotRun(`There is no target “${unknown}”.\n\n${listed}`);
    const keep = values.keep ?? 'current';
    if (keep !== 'current' && keep !== 'killed' && keep !== 'nothing') {
      throw new CannotRun(`--keep is current, killed or nothing, not “${keep}”.`);
    }
    const sample = values.sample === undefined ? undefined : readCount('--sample', values.sample);
    const seed = readCount('--seed', values.seed ?? '1');
    process.env['MUTATE_SEED'] = String(seed);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => process.exit(2));
    let isGood = true;
    for (const target of targets.filter(({ name }) => named.length === 0 || named.includes(name))) {
      const progress = createProgress(target.name, process.stderr);
      const summary = await mutate(target, {
        root,
        recipe: 'scripts/mutate/targets.ts',
        record: path.join(root, `dist/mutate/${target.name}.jsonl`),
        keep,
        seed,
        jobs: readCount('--jobs', values.jobs ?? String(availableParallelism())),
        ...(values.only === undefined ? {} : { only: values.only }),
        ...(sample === undefined ? {} : { sample }),
        onVerdict: progress.show,
      });
      progress.end();
      console.log(formatSummary(summary));
      isGood &&= isGoodEnough(summary);
    }
    return isGood ? exitCode.ok : exitCode.faults;
  },
);

function readCount(option: string, text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count > 0) return count;
  throw new CannotRun(`${option} takes a whole number above 0, not “${text}”.`);
}
