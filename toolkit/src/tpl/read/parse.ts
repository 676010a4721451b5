import { CannotRun } from '../../messages/cannot-run.ts';

/** One `___NAME___` line and everything up to the next. */
export interface Section {
  /** `INFO`, `TESTS`…: without the underscores. */
  readonly name: string;
  /** The marker's line with its own line end, exactly as it stands in the file. */
  readonly header: string;
  /** Everything after the header's line, blank lines included, exactly as it stands in the file. */
  readonly body: string;
  /** Where the body starts in the file's text, in UTF-16 units. */
  readonly offset: number;
  /** The file's line (from 1) on which the header stands; the body starts on the next one. */
  readonly line: number;
}

/**
 * A `.tpl` file cut at its markers and nothing more: `byteOrderMarks + preamble` and then every
 * section's `header + body` are the file again, byte for byte.
 */
export interface ParsedTemplate {
  readonly file: string;
  readonly text: string;
  /** None, one or (in a few public templates) two U+FEFF. */
  readonly byteOrderMarks: string;
  /** Text before the first marker: GTM tolerates licence comments there. */
  readonly preamble: string;
  /** In the file's order; a name may occur twice. */
  readonly sections: readonly Section[];
}

/** A marker stands alone at the very start of its line; an indented one is text like any other. */
const marker = /^___([A-Z][A-Z0-9_]*?)___[ \t]*(?:\r?\n|$)/gm;

const codeSections = ['SANDBOXED_JS_FOR_WEB_TEMPLATE', 'SANDBOXED_JS_FOR_SERVER'];

/** @throws CannotRun when the text has neither an INFO nor a code section, which no template lacks. */
export function parseTemplate(text: string, file: string): ParsedTemplate {
  const byteOrderMarks = /^\uFEFF*/.exec(text)?.[0] ?? '';
  const start = byteOrderMarks.length;
  const markers = [...text.slice(start).matchAll(marker)].map((match) => ({
    name: match[1] ?? '',
    header: match[0],
    offset: start + match.index,
  }));

  let line = 1;
  let counted = 0;
  const sections = markers.map(({ name, header, offset }, index): Section => {
    line += occurrences(text, '\n', counted, offset);
    counted = offset;
    const bodyOffset = offset + header.length;
    const body = text.slice(bodyOffset, markers[index + 1]?.offset ?? text.length);
    return { name, header, body, offset: bodyOffset, line };
  });

  if (!sections.some(({ name }) => name === 'INFO' || codeSections.includes(name))) {
    throw new CannotRun(notATemplate(text, file));
  }
  const preamble = text.slice(start, markers[0]?.offset ?? text.length);
  return { file, text, byteOrderMarks, preamble, sections };
}

/** The file's text again: what `parseTemplate` was given, when nothing has been changed. */
export function joinTemplate(
  parsed: Pick<ParsedTemplate, 'byteOrderMarks' | 'preamble'> & {
    readonly sections: readonly Pick<Section, 'header' | 'body'>[];
  },
): string {
  const sections = parsed.sections.map(({ header, body }) => header + body);
  return parsed.byteOrderMarks + parsed.preamble + sections.join('');
}

/** The first section of that name, the one that GTM reads. */
export function findSection(parsed: ParsedTemplate, name: string): Section | undefined {
  return parsed.sections.find((section) => section.name === name);
}

/** The first line of a section's content that GTM would take for the next section's marker. */
export function findMarker(content: string): { readonly name: string; readonly line: number } | undefined {
  const [found] = content.matchAll(marker);
  return found && { name: found[1] ?? '', line: 1 + occurrences(content, '\n', 0, found.index) };
}

function notATemplate(text: string, file: string): string {
  const indented = /^[ \t]+___INFO___/m.exec(text);
  const reason =
    text.trim() === ''
      ? 'the file is empty'
      : indented !== null
        ? `its ___INFO___ marker on line ${1 + occurrences(text, '\n', 0, indented.index)} is indented; a marker starts its line`
        : 'it has neither a line ___INFO___ nor a line ___SANDBOXED_JS_FOR_WEB_TEMPLATE___';
  return `${file}: this is no Google Tag Manager template: ${reason}.`;
}

function occurrences(text: string, part: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(part, from); at !== -1 && at < to; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}
