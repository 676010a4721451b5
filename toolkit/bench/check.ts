import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readTextFile } from '../src/tpl/files.ts';

/** Milliseconds. */
export interface CheckSpeed {
  /** Loading the checker. */
  readonly startUp: number;
  /** The first check of a process, which also compiles the checker. */
  readonly first: number;
  /** A further one, as in a watch or an editor: the median of ten. */
  readonly further: number;
}

/** How long a check of a template takes in a process of its own, from the first line of the checker on. */
export function measureCheck(file: string): CheckSpeed {
  const self = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--conditions=source', self, file], {
    encoding: 'utf8',
  });
  const [startUp = NaN, first = NaN, further = NaN] = output.trim().split(' ').map(Number);
  return { startUp, first, further };
}

export function formatCheckSpeed({ startUp, first, further }: CheckSpeed): string {
  return `${(startUp + first).toFixed(0)} ms (${startUp.toFixed(0)} to load the checker), then ${further.toFixed(1)} ms`;
}

async function measureHere(file: string): Promise<readonly number[]> {
  const text = readTextFile(file);
  const started = performance.now();
  const { checkTemplate } = await import('../src/check/check-template.ts');
  const loaded = performance.now();
  checkTemplate(text, file);
  const checked = performance.now();
  const further = Array.from({ length: 10 }, () => {
    const from = performance.now();
    checkTemplate(text, file);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return [loaded - started, checked - loaded, further[5] ?? NaN];
}

const [, script, file] = process.argv;
if (script === fileURLToPath(import.meta.url) && file !== undefined) {
  console.log((await measureHere(file)).join(' '));
}
