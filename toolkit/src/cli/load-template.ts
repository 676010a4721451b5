import { parse as parseLenient } from 'jsonc-parser';
import { CannotRun } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import type { SandboxSyntaxError } from '../sandbox/language/errors.ts';
import { readTextFile } from '../tpl/files.ts';
import { tooDeepJson } from '../tpl/read/nesting.ts';
import { findSection } from '../tpl/read/parse.ts';
import { decodePermissions } from '../tpl/permissions.ts';
import { readTemplate, sectionNames, type Template } from '../tpl/template.ts';

/** Sections that a template runs without. */
const idleSections: readonly string[] = ['TEMPLATE_PARAMETERS', 'NOTES', 'TERMS_OF_SERVICE'];

/** Sections of JSON that can be made out in spite of a stray comma, which GTM refuses. */
const legibleSections: readonly string[] = ['INFO', 'WEB_PERMISSIONS', 'SERVER_PERMISSIONS'];

export interface LoadOptions {
  readonly tests: boolean;
  /** Told of what GTM would refuse although the template can be run here. */
  readonly warn?: (message: string) => void;
}

/**
 * Reads a template in order to run it.
 * @throws CannotRun when it is no template, or when what running needs cannot be read
 */
export function loadTemplate(file: string, { tests, warn = () => undefined }: LoadOptions): Template {
  const { template, messages } = readTemplate(readTextFile(file), file);
  const needed = messages.filter(({ severity, location }) => {
    const section = location?.section ?? '';
    return severity === 'fault' && !idleSections.includes(section) && (tests || section !== 'TESTS');
  });
  const isLegible = ({ rule, location }: Message): boolean =>
    rule === 'json-syntax' &&
    legibleSections.includes(location?.section ?? '') &&
    tooDeepJson(findSection(template.parsed, location?.section ?? '')?.body ?? '') === undefined;
  const grave = needed.filter((message) => !isLegible(message));
  if (grave.length > 0) throw new CannotRun(grave.map((message) => formatMessage(message)).join('\n'));
  for (const message of needed) warn(formatMessage(message));
  return needed.length === 0 ? template : withLegibleParts(template);
}

/** The template with what a lenient reading of its broken sections gives. */
function withLegibleParts(template: Template): Template {
  const read = (section: string): unknown => {
    const body = findSection(template.parsed, section)?.body;
    return body === undefined ? undefined : parseLenient(body, [], { allowTrailingComma: true });
  };
  const info = read('INFO');
  const type = typeof info === 'object' && info !== null && 'type' in info ? info.type : undefined;
  const permissions = read(sectionNames[template.kind].permissions);
  return {
    ...template,
    type: typeof type === 'string' ? type : template.type,
    permissions: Array.isArray(permissions) ? decodePermissions(permissions) : template.permissions,
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
