import type { CompiledTemplate } from '../../dialect/compile.ts';
import { Origin } from '../../dialect/bundle/origin.ts';
import { lineStarts } from '../../messages/lines.ts';
import type { Location, Message } from '../../messages/message.ts';
import { contentOf } from '../../tpl/write/layout.ts';
import { findSection } from '../../tpl/read/parse.ts';
import { readTemplate, type Template } from '../../tpl/template.ts';

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
const sectionName = /section: ___([A-Z_]{1,60}?)___/;
const sectionPlace = /line (\d+), column (\d+)/;

/** Messages that anybody reads of one template. */
const mostMessages = 500;

/**
 * Turns what Google's compiler says into messages that point into our sources. Its positions are `line,column` in the
 * template's code, lines counted from 1 and columns from 0, as ANTLR counts. What gives no position is a message
 * without one.
 * @param errors Google's kind of each, `invalidCustomTemplateRuntimeCode`, `pixieCompilerError` or nothing, and its text.
 */
export function readCompilerErrors(
  errors: readonly { readonly type: string; readonly text: string }[],
  uploaded: Uploaded,
): Message[] {
  const places = new Places(uploaded);
  const messages: Message[] = [];
  for (const { type, text } of errors) {
    messages.push(...readCompilerError(text, type, places));
    if (messages.length > mostMessages) break;
  }
  return messages.slice(0, mostMessages);
}

function readCompilerError(said: string, type: string, places: Places): Message[] {
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
    messages.push(fault(what, places.ofCode(start, last)));
  }
  if (messages.length > 0) return messages;
  return [fault(text, placeInSection(text, places))];
}

function placeInSection(text: string, places: Places): Location | undefined {
  const section = sectionName.exec(text);
  const place = section === null ? null : sectionPlace.exec(text.slice(section.index));
  if (section === null || place === null) return undefined;
  return places.ofSection(section[1] ?? '', { line: Number(place[1]), column: Number(place[2]) - 1 });
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the compiler's positions are for people; what that takes is read once, and only if there are errors. */
class Places {
  #code: { readonly starts: readonly number[]; readonly origin: Origin } | undefined;
  #template: Template | undefined;

  constructor(private readonly uploaded: Uploaded) {}

  /** In the source of the code or, when it has none, in the template. */
  ofCode(start: Position, end: Position): Location {
    const { code, map } = this.uploaded.compiled;
    const { starts, origin } = (this.#code ??= {
      starts: lineStarts(code),
      origin: new Origin(code, JSON.stringify(map)),
    });
    const offsetOf = ({ line, column }: Position): number => (starts[line - 1] ?? code.length) + column;
    const from = offsetOf(start);
    const source = origin.locate({ start: from, end: Math.max(from + 1, offsetOf(end)) });
    if (source !== undefined) return source;
    const template = this.#read();
    return template.locate({ line: template.codeLocation.line + start.line - 1, column: start.column }, 1);
  }

  ofSection(name: string, { line, column }: Position): Location | undefined {
    const template = this.#read();
    const section = findSection(template.parsed, name);
    if (section === undefined) return undefined;
    const blankLines = contentOf(section).before.split('\n').length - 1;
    return template.locate({ line: section.line + blankLines + line, column }, 1, name);
  }

  #read(): Template {
    return (this.#template ??= readTemplate(this.uploaded.text, 'template.tpl').template);
  }
}
