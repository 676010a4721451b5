import { createRequire } from 'node:module';
import path from 'node:path';

/** The page that lies with the toolkit, in the repository and in the package. */
export const rulesPageFile = path.join(
  path.dirname(createRequire(import.meta.url).resolve('gtm-template-toolkit/package.json')),
  'docs/rules.md',
);

/** Where a rule has its place in the documents, from the working directory unless that is the longer way. */
export function addressOf(rule: string): string {
  const relative = path.relative(process.cwd(), rulesPageFile);
  return `${relative.length < rulesPageFile.length ? relative : rulesPageFile}#${rule}`;
}
