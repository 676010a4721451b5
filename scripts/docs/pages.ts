import path from 'node:path';
import { format } from 'prettier';
import { loadTemplate } from '../commands/load-template.ts';
import { fieldReference } from './field-reference.ts';
import { wireFormat } from './wire-format.ts';
import { fields } from '../../template/fields.ts';

export interface Page {
  /** Below the root of the repository. */
  readonly file: string;
  readonly text: string;
}

/** Every generated page, from what stands below `root` now. */
export async function generatePages(root: string): Promise<readonly Page[]> {
  const template = loadTemplate(path.join(root, 'template.tpl'), { tests: false });
  const pages = [
    { file: 'docs/fields.md', text: fieldReference(fields) },
    { file: 'docs/wire-format.md', text: await wireFormat(template) },
  ];
  return Promise.all(
    pages.map(async ({ file, text }) => ({ file, text: await format(text, { parser: 'markdown' }) })),
  );
}
