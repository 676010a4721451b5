import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeFile } from '../tpl/files.ts';
import { filesBelow } from './files-below.ts';
import type { Verdict } from './mutant.ts';

/** The verdicts so far, in a file that grows line by line, so that an interrupted run loses nothing. */
export class VerdictRecord {
  readonly #verdicts: Map<string, Verdict>;

  private constructor(
    readonly file: string,
    verdicts: Iterable<readonly [string, Verdict]>,
  ) {
    this.#verdicts = new Map(verdicts);
  }

  /**
   * @param fingerprint Of all that the verdicts depend on.
   * @param keep What of the record still counts: everything, if its fingerprint is the same; nothing; or each mutant
   *   that was noticed, whatever has changed since.
   */
  static open(file: string, fingerprint: string, keep: 'current' | 'nothing' | 'killed'): VerdictRecord {
    const [head, ...lines] = readLines(file);
    const isCurrent = head?.fingerprint === fingerprint && keep !== 'nothing';
    const kept = lines.flatMap(({ id, verdict }) =>
      id !== undefined &&
      verdict !== undefined &&
      (isCurrent || (keep === 'killed' && verdict.is === 'killed'))
        ? [[id, verdict] as const]
        : [],
    );
    const record = new VerdictRecord(file, kept);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFile(
      file,
      [{ fingerprint }, ...kept.map(([id, verdict]) => ({ id, verdict }))].map(toLine).join(''),
    );
    return record;
  }

  get(id: string): Verdict | undefined {
    return this.#verdicts.get(id);
  }

  add(id: string, verdict: Verdict): void {
    this.#verdicts.set(id, verdict);
    appendFileSync(this.file, toLine({ id, verdict }));
  }
}

interface Line {
  readonly fingerprint?: string;
  readonly id?: string;
  readonly verdict?: Verdict;
}

function toLine(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

/** The last line may have been cut off in the middle. */
function readLines(file: string): Line[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as Line];
      } catch {
        return [];
      }
    });
}

/** Changes with each change of a file in these parts of the project. */
export function fingerprintOf(root: string, parts: readonly string[], seed: number): string {
  const hash = createHash('sha256').update(String(seed));
  for (const file of filesBelow(root, parts)) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
