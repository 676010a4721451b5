import { painter } from '../messages/paint.ts';
import { quotedLines } from '../messages/printable.ts';
import type { Change, Severity } from './change.ts';

/** How many changes there are of each severity. */
export function summarise(changes: readonly Change[]): Record<Severity, number> {
  const counts = { breaking: 0, attention: 0, safe: 0 };
  for (const { severity } of changes) counts[severity] += 1;
  return counts;
}

const colours = { breaking: 'red', attention: 'yellow', safe: 'green' } as const satisfies Record<
  Severity,
  string
>;

/** One paragraph a change and a line with the numbers, for people. */
export function formatChanges(
  changes: readonly Change[],
  options: { readonly colour?: boolean } = {},
): string {
  const paint = painter(options.colour);
  const paragraphs = changes.map(({ severity, rule, text, hint, location }) => {
    const place = location === undefined ? '' : `${location.file}:${location.line}:${location.column + 1}: `;
    const lines = [`${place}${paint(colours[severity], severity)}: ${quotedLines(text)} [${rule}]`];
    if (hint !== undefined) lines.push(`  ${quotedLines(hint)}`);
    return lines.join('\n');
  });
  const { breaking, attention, safe } = summarise(changes);
  const verdict =
    changes.length === 0
      ? 'Nothing changes for live tags.'
      : `${breaking} breaking, ${attention} to attend to, ${safe} safe: ${breaking > 0 ? 'the update breaks live tags.' : 'the update breaks no live tag.'}`;
  return [...paragraphs, verdict].join('\n');
}
