import { printable } from './printable.ts';

/** ANSI codes that switch a style on and off; written out here because this runs in browsers too. */
const ansi = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
} as const;

export type Style = keyof typeof ansi;

/** Gives a text a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Painted text is printable: it ends its style itself and changes no other. */
export function painter(colour: boolean | undefined): Paint {
  if (colour !== true) return (_, text) => text;
  return (style, text) => {
    const [on, off] = ansi[style];
    return text === '' ? '' : `\u001b[${on}m${printable(text)}\u001b[${off}m`;
  };
}

const painted = /(\u001b\[(?:3[1236]m[^\u001b]*\u001b\[39m|[12]m[^\u001b]*\u001b\[22m))/;

/** The text as `printable` makes it, but for what a painter has painted. */
export function printablePainted(text: string): string {
  return text
    .split(painted)
    .map((part, index) => (index % 2 === 1 ? repaint(part) : printable(part)))
    .join('');
}

/** A text that is no painter's, but looks like it, may hold other controls than the two at its ends. */
function repaint(part: string): string {
  const [, on = '', text = '', off = ''] = /^(\u001b\[\d+m)([^]*)(\u001b\[\d+m)$/.exec(part) ?? [];
  return on + printable(text) + off;
}
