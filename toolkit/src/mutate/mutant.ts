import { createHash } from 'node:crypto';

/** A change of one place in the sources that the tests should notice. */
export interface Mutant {
  /** The same as long as the line, the change and their number within the file stay the same. */
  readonly id: string;
  /** Relative to the root, with slashes. */
  readonly file: string;
  /** The name of the mutator that made it. */
  readonly mutator: string;
  /** What is replaced, in UTF-16 units of the file's text, and by what. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** The line that the change starts in, without the blanks around it. */
  readonly lineText: string;
  /** `before → after`, each on one line and shortened. */
  readonly change: string;
}

/** What was found out about a mutant. */
export type Verdict =
  /** `judge` noticed; `by` says what of it, a scenario or a test. */
  | { readonly is: 'killed'; readonly judge: string; readonly by: string }
  /** Every judge was content. */
  | { readonly is: 'survived' }
  /** What is built from the sources is the same, so there is nothing to notice. */
  | { readonly is: 'unchanged' };

/** The file's text with the mutant in it. */
export function applyMutant(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** `file:line:column: change`, as editors open it. */
export function formatMutant({ file, line, column, change, mutator }: Mutant): string {
  return `${file}:${line}:${column}: ${change} [${mutator}]`;
}

const longest = 60;

/** `before → after`; what is removed becomes `nothing`. */
export function describeChange(before: string, after: string): string {
  return `${oneLine(before)} → ${oneLine(after) || 'nothing'}`;
}

function oneLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 20)} … ${line.slice(-17)}`;
}

/** A short name for the texts together. */
export function shortHash(...texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 10);
}
