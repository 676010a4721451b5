import { quotedLines } from '../messages/printable.ts';
import type { CodeLocation } from '../sandbox/language/errors.ts';
import type { OriginalPlace } from '../sandbox/report/file-report.ts';
import type { RunResult } from '../sandbox/tag-run.ts';
import type { Place } from '../tpl/read/place.ts';
import type { Terminal } from './command.ts';
import { shownPlain } from '../sandbox/report/plain-json.ts';

/** Turns a place in the template's file into one in the sources that it was built from. */
export type FindOriginal = (place: Place) => OriginalPlace | undefined;

/** What a run came to, for people. */
export function describeRun(result: RunResult, findOriginal: FindOriginal, terminal: Terminal): string {
  const { status, swallowed, pixels, requests, console: printed } = result;
  const blocks: readonly (readonly string[])[] = [
    [ending(result), ...errorLine(result, findOriginal)],
    status === 'pending' ? [] : titled('Thrown in a callback, where GTM swallows it:', swallowed),
    ...pixels.map((url) => [`Pixel ${url}`, ...explained(url, terminal)]),
    ...requests.scripts.map((url) => [`Script ${url}`]),
    ...requests.iframes.map((url) => [`Iframe ${url}`]),
    titled(
      'Console',
      printed.map((args) => args.map(shownPlain).join(' ')),
    ),
  ];
  return joinBlocks(blocks);
}

/** The blocks that have lines, with an empty line between them. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const tagEndings = {
  success: 'The tag succeeded.',
  failure: 'The tag failed.',
  exception: 'The code threw an exception, so the tag failed.',
  pending: 'The tag has not completed: it called neither data.gtmOnSuccess nor data.gtmOnFailure.',
} as const satisfies Record<RunResult['status'], string>;

function ending(result: RunResult): string {
  if (!('value' in result)) return tagEndings[result.status];
  return result.status === 'exception'
    ? 'The code threw an exception, so the variable is undefined.'
    : `The variable is ${shownPlain(result.value)}.`;
}

/** What ended a run, and where in the template and its sources. */
export function errorLine(
  { error, errorAt }: { readonly error: string | null; readonly errorAt?: CodeLocation },
  findOriginal: FindOriginal,
): string[] {
  if (error === null) return [];
  if (errorAt === undefined) return [`  ${quotedLines(error)}`];
  const original = findOriginal(errorAt);
  const source = original === undefined ? '' : `, ${placeText(original.file, original)}`;
  return [`  ${quotedLines(error)} (${placeText(errorAt.source, errorAt)}${source})`];
}

function placeText(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column + 1}`;
}

function explained(url: string, terminal: Terminal): string[] {
  const said = terminal.explain?.(url, terminal);
  return said === undefined ? [] : [said.text];
}

/** Nothing without lines. */
export function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
