import path from 'node:path';
import { readRunInput } from 'gtm-template-toolkit/cli';
import { readTextFile } from 'gtm-template-toolkit/tpl';
import type { RunInput } from 'gtm-template-toolkit/sandbox';

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
