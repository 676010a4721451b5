import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { fields } from '../../template/fields.ts';
import { loadTemplate } from 'gtm-template-toolkit/cli';
import { rulesPage } from 'gtm-template-toolkit/explanations';
import { readTextFile } from 'gtm-template-toolkit/tpl';
import { checksPage } from './checks-page.ts';
import { containerPage } from './container-page.ts';
import { dialectPage } from './dialect-page.ts';
import { fieldReference } from './field-reference.ts';
import { figuresTable, size } from './figures.ts';
import { permissionsTable } from './permissions.ts';
import { fillIn } from './sections.ts';
import { warningsPage } from './warnings-page.ts';
import { wireFormat } from './wire-format.ts';

export interface Page {
  /** Below the root of the repository. */
  readonly file: string;
  readonly text: string;
}

/** Every page that is generated, or has generated sections, from what stands below `root` now. */
export async function generatePages(root: string): Promise<readonly Page[]> {
  const file = path.join(root, 'template.tpl');
  const template = loadTemplate(file, { tests: true });
  const readme = fillIn(readTextFile(path.join(root, 'README.md')), {
    size: size(template),
    figures: await figuresTable(template, root),
    permissions: permissionsTable(template.code),
  });
  const pages = [
    { file: 'README.md', text: readme },
    { file: 'docs/checks.md', text: checksPage() },
    { file: 'docs/container.md', text: containerPage(readTextFile(file)) },
    { file: 'docs/dialect.md', text: await dialectPage() },
    { file: 'docs/fields.md', text: fieldReference(fields) },
    { file: 'docs/warnings.md', text: await warningsPage(template) },
    { file: 'docs/wire-format.md', text: await wireFormat(template, root) },
    { file: 'toolkit/docs/rules.md', text: rulesPage() },
  ];
  return Promise.all(
    pages.map(async ({ file, text }) => {
      const style = await resolveConfig(path.join(root, file));
      return { file, text: await format(text, { ...style, parser: 'markdown' }) };
    }),
  );
}
