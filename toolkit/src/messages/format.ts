import type { Location, Message, Severity } from './message.ts';
import { painter, type Paint } from './paint.ts';
import { quotedLines } from './printable.ts';

const colour = { fault: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;

/** `file:line:column: severity: text [rule]`, a code frame and the hint; coloured only when asked. */
export function formatMessage(message: Message, options: { readonly colour?: boolean } = {}): string {
  const paint = painter(options.colour);
  const { location, severity } = message;
  const place = location === undefined ? '' : `${location.file}:${location.line}:${location.column + 1}: `;
  return [
    `${paint('bold', place)}${paint(colour[severity], severity)}: ${quotedLines(message.text)} ${paint('dim', `[${message.rule}]`)}`,
    ...(location === undefined ? [] : codeFrame(location, severity, paint)),
    ...(message.hint === undefined ? [] : [`  ${quotedLines(message.hint)}`]),
  ].join('\n');
}

/** Characters of a line that a frame shows at most, and of those before the place. */
const window = { width: 100, before: 40 } as const;

/** The line with its number, and carets under what is at fault; of a long (minified) line the part around the place. */
function codeFrame(location: Location, severity: Severity, paint: Paint): string[] {
  if (location.lineText.trim() === '') return [];
  const number = String(location.line);
  const { text, column } = excerpt(location);
  const indent = text.slice(0, column).replace(/[^\t]/g, ' ');
  const carets = Math.max(1, Math.min(location.length, text.length - column));
  return [
    `  ${paint('dim', `${number} │`)} ${text}`,
    `  ${paint('dim', `${' '.repeat(number.length)} ╵`)} ${indent}${paint(colour[severity], '^'.repeat(carets))}`,
  ];
}

function excerpt({ lineText, column }: Location): { text: string; column: number } {
  if (lineText.length <= window.width) return { text: lineText, column };
  const start = Math.max(0, Math.min(column - window.before, lineText.length - window.width));
  const end = start + window.width;
  const head = start > 0 ? '…' : '';
  const tail = end < lineText.length ? '…' : '';
  return { text: `${head}${lineText.slice(start, end)}${tail}`, column: column - start + head.length };
}
