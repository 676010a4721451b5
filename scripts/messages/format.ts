import { styleText } from 'node:util';
import type { Message, Severity } from './message.ts';

const colour = { fault: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;

/** `file:line:column: severity: text [rule]`, a code frame and the hint; coloured only when asked. */
export function formatMessage(message: Message, options: { readonly colour?: boolean } = {}): string {
  const paint = (style: 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string): string =>
    options.colour === true ? styleText(style, text, { validateStream: false }) : text;
  const { location } = message;
  const place = location === undefined ? '' : `${location.file}:${location.line}:${location.column + 1}: `;
  const lines = [
    `${paint('bold', place)}${paint(colour[message.severity], message.severity)}: ${message.text} ${paint('dim', `[${message.rule}]`)}`,
  ];
  if (location !== undefined && location.lineText !== '') {
    const number = String(location.line);
    const indent = location.lineText.slice(0, location.column).replace(/[^\t]/g, ' ');
    lines.push(
      `  ${paint('dim', `${number} │`)} ${location.lineText}`,
      `  ${paint('dim', `${' '.repeat(number.length)} ╵`)} ${indent}${paint(colour[message.severity], '^'.repeat(Math.max(1, location.length)))}`,
    );
  }
  if (message.hint !== undefined) lines.push(`  ${message.hint}`);
  return lines.join('\n');
}
