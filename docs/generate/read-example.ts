import path from 'node:path';
import { readRunInput } from '../../toolkit/src/cli/read-run-input.ts';
import { readTextFile } from '../../toolkit/src/tpl/files.ts';
import type { RunInput } from '../../toolkit/src/sandbox/run-input.ts';

/** Where the inputs are that the documents show and name, below the root of the repository. */
export const examplesFolder = 'docs/examples';

export interface Example {
  /** Below the root of the repository, as a command takes it. */
  readonly file: string;
  readonly text: string;
  readonly input: RunInput;
}

/** @throws CannotRun when there is no such example, or it is no input of `tpl run` */
export function readExample(root: string, name: string): Example {
  const file = `${examplesFolder}/${name}.json`;
  const target = path.join(root, file);
  return { file, text: readTextFile(target), input: readRunInput(target) };
}
