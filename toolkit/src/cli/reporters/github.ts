import type { Message, Severity } from '../../messages/message.ts';

const commands = { fault: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/**
 * A workflow command that GitHub shows on the line it names, in the files of a pull request.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotation({ severity, rule, text, hint, location }: Message): string {
  const place =
    location === undefined
      ? []
      : [`file=${property(location.file)}`, `line=${location.line}`, `col=${location.column + 1}`];
  const properties = [...place, `title=${property(rule)}`].join(',');
  return `::${commands[severity]} ${properties}::${escaped(hint === undefined ? text : `${text}\n${hint}`)}`;
}

/** Line ends would end the command. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property, so would what separates it from the next. */
function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
