/**
 * Makes a module of an entry file without imports and exports. To the bundler it would be a script, in which
 * functions declared in a block are visible outside of it.
 */
export const moduleMark = "\nimport 'gtm';";

/** The text of a source as its author wrote it. */
export function withoutMark(text: string): string {
  return text.endsWith(moduleMark) ? text.slice(0, -moduleMark.length) : text;
}
