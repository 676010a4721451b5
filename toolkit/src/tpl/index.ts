export { assembleTemplate } from './write/assemble.ts';
export { untranslated } from './fields.ts';
export { readTextFile, writeFile } from './files.ts';
export type { Permissions } from './permissions.ts';
export { readWholeTemplate, type Template } from './template.ts';
