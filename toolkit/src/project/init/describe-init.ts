import type { MadeProject } from './init.ts';

/** What was made, what a build does to the template, and how to go on; for people. */
export function describeInit(
  { files, kept, pieces, changes, typed }: MadeProject,
  directory: string,
): string {
  const scenarios = files.filter((file) => file.startsWith('template/tests/scenarios/')).length;
  const shown = files.filter((file) => !file.startsWith('template/tests/scenarios/'));
  return [
    `Made a template project in ${directory}:`,
    ...shown.map((file) => `  ${file}`),
    ...(scenarios === 0
      ? []
      : [`  template/tests/scenarios/  ${scenarios} ${scenarios === 1 ? 'file' : 'files'}`]),
    ...kept.map((file) => `${file} exists already and is as it was.`),
    ...pieces.map(
      ({ section, file }) =>
        `${section} stays in one piece, ${file}: it cannot be read as JSON or YAML, or GTM does not read it.`,
    ),
    ...(typed === undefined ? [] : [describeTyped(typed)]),
    ...(changes.length === 0 ? [] : [describeChanges(changes)]),
    '',
    `Go on with: cd ${directory} && npm install && npm start`,
  ].join('\n');
}

function describeChanges(changes: MadeProject['changes']): string {
  const changed = changes.filter(({ change }) => change !== 'none').map(({ section }) => section);
  return changed.length === 0
    ? 'A build gives the same template.tpl, byte for byte.'
    : `A build gives the same values, but lays ${changed.join(', ')} out as GTM’s editor does.`;
}

function describeTyped(typed: MadeProject['typed'] & object): string {
  if ('reason' in typed) return `The code stays JavaScript: ${typed.reason}.`;
  const { casts } = typed;
  const places = casts === 0 ? '' : ` ${casts} ${casts === 1 ? 'place is' : 'places are'} cast “as any”.`;
  return `The code is TypeScript; built, it passes what it passed, and the checker finds no new fault.${places}`;
}
