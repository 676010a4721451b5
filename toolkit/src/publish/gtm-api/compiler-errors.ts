import type { CompiledTemplate } from '../../dialect/compile.ts';
import { Origin } from '../../dialect/bundle/origin.ts';
import { lineStarts } from '../../messages/lines.ts';
import type { Location, Message } from '../../messages/message.ts';
import { contentOf } from '../../tpl/write/layout.ts';
import { findSection } from '../../tpl/read/parse.ts';
import { readTemplate } from '../../tpl/template.ts';

/** What was uploaded, and what its code was made from. */
export interface Uploaded {
  /** The `.tpl` file. */
  readonly text: string;
  readonly compiled: Pick<CompiledTemplate, 'code' | 'map'>;
}

/** `Offending token 'x' at 20,0`, `Offending section starting from token 'x' at 1,10 to token 'y' at 1,12`. */
const offence =
  /Offending (?:token|section starting from token) '([^]*?)' at (\d+),(\d+)(?: to token '([^]*?)' at (\d+),(\d+))?\.?/g;

/** `section: ___TESTS___ … line 518, column 1`: lines of the section's content, both counted from 1. */
const sectionPlace = /section: ___(\w+)___[^]*?line (\d+), column (\d+)/;

/**
 * Turns what Google's compiler says into messages that point into our sources. Its positions are `line,column` in the
 * template's code, lines counted from 1 and columns from 0, as ANTLR counts. What gives no position is a message
 * without one.
 * @param type Google's kind of error: `invalidCustomTemplateRuntimeCode`, `pixieCompilerError`…
 */
export function readCompilerError(said: string, type: string, uploaded: Uploaded): Message[] {
  const rule =
    type === '' ? 'google-compiler' : type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const fault = (text: string, location: Location | undefined): Message => ({
    rule,
    severity: 'fault',
    text: text.replace(/\s+/g, ' ').trim(),
    ...(location === undefined ? {} : { location }),
  });
  const text = said.replace(/^\s*\d+ Error\(s\) parsing the input:\s*/, '');

  const messages: Message[] = [];
  let end = 0;
  for (const match of text.matchAll(offence)) {
    const [
      whole,
      token = '',
      line = '',
      column = '',
      lastToken = token,
      lastLine = line,
      lastColumn = column,
    ] = match;
    const before = text.slice(end, match.index).trim();
    end = match.index + whole.length;
    const what = before === '' ? `Google’s compiler does not take “${token}” here.` : before;
    const start = { line: Number(line), column: Number(column) };
    const last = { line: Number(lastLine), column: Number(lastColumn) + lastToken.length };
    messages.push(fault(what, locate(start, last, uploaded)));
  }
  if (messages.length > 0) return messages;
  const [, section, line, column] = sectionPlace.exec(text) ?? [];
  return [
    fault(
      text,
      section === undefined
        ? undefined
        : locateInSection(section, Number(line), Number(column) - 1, uploaded),
    ),
  ];
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function locate(start: Position, end: Position, { text, compiled }: Uploaded): Location {
  const starts = lineStarts(compiled.code);
  const offsetOf = ({ line, column }: Position): number =>
    (starts[line - 1] ?? compiled.code.length) + column;
  const from = offsetOf(start);
  const source = new Origin(compiled.code, JSON.stringify(compiled.map)).locate({
    start: from,
    end: Math.max(from + 1, offsetOf(end)),
  });
  if (source !== undefined) return source;
  const { template } = readTemplate(text, 'template.tpl');
  return template.locate({ line: template.codeLocation.line + start.line - 1, column: start.column }, 1);
}

function locateInSection(
  name: string,
  line: number,
  column: number,
  { text }: Uploaded,
): Location | undefined {
  const { template } = readTemplate(text, 'template.tpl');
  const section = findSection(template.parsed, name);
  if (section === undefined) return undefined;
  const blankLines = contentOf(section).before.split('\n').length - 1;
  return template.locate({ line: section.line + blankLines + line, column }, 1, name);
}
