/**
 * What moves a terminal’s cursor, colours it, rings it or turns the direction of a text: C0 but for the tab and the
 * line feed, DEL, C1, the separators of lines and paragraphs, and the marks of the bidirectional algorithm.
 */
const controls = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A text of somebody’s file or page so that a terminal shows it and does nothing else: each control character as
 * `\u001b`, which in JSON is the same character. Tabs and line feeds stay.
 */
export function printable(text: string): string {
  return text.replace(controls, escaped);
}

/** The same for what has to stay on its line. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\t\n]/g, (character) => (character === '\n' ? '\\n' : '\\t'));
}

/** A text with lines of somebody's own, none of which can be taken for one of ours: those begin further to the left. */
export function quotedLines(text: string): string {
  return text.replaceAll('\n', '\n    ');
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
