import { formatMessage, printableLine } from 'gtm-template-toolkit/messages';
import type { DecodedPixel } from './decode/decode.ts';
import { factsOf } from './event-facts.ts';
import type { Pair, PixelEvent } from './decode/event.ts';
import { eventKinds, findParameter } from './decode/parameters.ts';

/** The event of a pixel request and what is wrong with it, for a terminal: lines without a line end after the last. */
export function formatDecodedPixel(
  { url, event, problems }: DecodedPixel,
  options: { readonly colour?: boolean } = {},
): string {
  const messages = problems.map((problem) =>
    formatMessage({ ...problem, text: printableLine(problem.text) }, options),
  );
  const parts = [
    url === null ? [] : [formatEvent(event)],
    messages.length === 0 ? [] : [messages.join('\n')],
  ];
  return parts.flat().join('\n\n');
}

function formatEvent(event: PixelEvent): string {
  const said = factsOf(event).map(({ label, value, at }): Pair => [
    label,
    at === undefined ? value : `${value} (${at})`,
  ]);
  const sections: readonly (readonly [title: string, pairs: readonly Pair[]])[] = [
    ['Event attributes', event.attributes],
    ['User attributes', event.userAttributes],
    ['User identities', event.identities],
    ['Custom flags', event.customFlags],
    ['Other parameters', event.otherParameters.map(([name, value]) => [labelled(name), value])],
  ];
  return [
    headline(event),
    ...table(said),
    ...sections.flatMap(([title, pairs]) => (pairs.length === 0 ? [] : [title, ...table(pairs)])),
  ].join('\n');
}

function headline({ type, name }: PixelEvent): string {
  const kind = type === null ? 'event of unknown kind' : eventKinds[type];
  return printableLine(`${kind.charAt(0).toUpperCase()}${kind.slice(1)}${name === null ? '' : ` “${name}”`}`);
}

function labelled(name: string): string {
  const label = findParameter(name)?.label;
  return label === undefined ? name : `${name} (${label})`;
}

/** Two columns, the first as wide as its widest entry within reason. */
function table(rows: readonly Pair[]): string[] {
  const width = Math.min(32, Math.max(...rows.map(([key]) => printableLine(key).length)));
  return rows.map(([key, value]) =>
    `  ${printableLine(key).padEnd(width)}  ${printableLine(value)}`.trimEnd(),
  );
}
