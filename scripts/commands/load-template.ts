import { CannotRun } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { SandboxSyntaxError } from '../sandbox/language/errors.ts';
import type { TemplateCode } from '../sandbox/template.ts';
import { readTextFile } from '../tpl/files.ts';
import { readTemplate, type Template } from '../tpl/template.ts';

/** Sections that a template runs without. */
const idleSections: readonly string[] = ['TEMPLATE_PARAMETERS', 'NOTES', 'TERMS_OF_SERVICE'];

/**
 * Reads a template in order to run it.
 * @throws CannotRun when it is no template, or when what running needs cannot be read
 */
export function loadTemplate(file: string, needed: { readonly tests: boolean }): Template {
  const { template, messages } = readTemplate(readTextFile(file), file);
  const grave = messages.filter(({ severity, location }) => {
    const section = location?.section ?? '';
    return severity === 'fault' && !idleSections.includes(section) && (needed.tests || section !== 'TESTS');
  });
  if (grave.length > 0) throw new CannotRun(grave.map((message) => formatMessage(message)).join('\n'));
  return template;
}

/** What the sandbox needs of it. */
export function codeOf({ file, type, code, codeLocation, permissions }: Template): TemplateCode {
  return {
    type: type === 'MACRO' ? 'MACRO' : 'TAG',
    code,
    permissions,
    file,
    lineOffset: codeLocation.line - 1,
  };
}

/** The messages of code that does not compile. */
export function syntaxMessages(error: SandboxSyntaxError, lineText: (line: number) => string): string {
  return error.problems
    .map(({ message, hint, source, line, column, length }) =>
      formatMessage({
        rule: 'syntax',
        severity: 'fault',
        text: message,
        ...(hint === undefined ? {} : { hint }),
        location: { file: source, line, column, length, lineText: lineText(line) },
      }),
    )
    .join('\n');
}
