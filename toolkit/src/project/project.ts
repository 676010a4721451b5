import { existsSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import { readConfig } from './config.ts';
import type { Product } from './product.ts';

/**
 * A template project: a folder from which a `.tpl` file is built.
 *
 * - `src/main.ts` is compiled; `src/main.js` is sandboxed JavaScript and taken over byte for byte.
 * - `template/info`, `fields` and `permissions`, each `.ts` (it exports a constant of that name) or `.json`.
 * - `template/tests/setup.js` and `template/tests/scenarios/*.js`, whose first line, a comment, is the name.
 * - `template/notes.txt` and `template/thumbnail.png` (or `.jpg`, `.gif`), if there are any.
 *
 * `gtm-template.config.ts` says what is otherwise.
 */
export interface Project {
  readonly root: string;
  readonly code: { readonly file: string; readonly language: 'typescript' | 'javascript' };
  /** The folder of what GTM shows. */
  readonly template: string;
  readonly output: string;
  readonly sourceMap: string;
  readonly products: readonly Product[];
  /** The files that the configuration is made of. */
  readonly configInputs: readonly string[];
}

/**
 * Paths of the project are absolute.
 * @throws CannotRun when there is no project, or its configuration is wrong.
 */
export async function openProject(folder: string): Promise<Project> {
  const root = path.resolve(folder);
  const { config, inputs } = await readConfig(root);
  const at = (name: string): string => path.resolve(root, name);
  const output = at(config.output ?? 'template.tpl');
  const file = findCode(root, config.code);
  return {
    root,
    code: { file, language: /\.[cm]?ts$/.test(file) ? 'typescript' : 'javascript' },
    template: at(config.template ?? 'template'),
    output,
    sourceMap: path.join(path.dirname(output), 'dist', `${path.basename(output)}.map`),
    products: config.products ?? [],
    configInputs: inputs,
  };
}

function findCode(root: string, configured: string | undefined): string {
  const names = configured === undefined ? ['src/main.ts', 'src/main.js'] : [configured];
  const [file, other] = names.map((name) => path.resolve(root, name)).filter((name) => existsSync(name));
  if (file === undefined) {
    throw new CannotRun(
      `${root}: this is no template project: there is no ${names.join(' and no ')}. Make one of a template with: gtm-template init template.tpl ${root}`,
    );
  }
  if (other !== undefined) {
    throw new CannotRun(`${other}: there is ${file} as well; the code of a project is one of them.`);
  }
  return file;
}
