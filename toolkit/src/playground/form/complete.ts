/** A reference to a variable that somebody is typing. */
export interface OpenReference {
  /** Where its braces begin. */
  readonly start: number;
  /** What stands between them and the cursor. */
  readonly typed: string;
}

/** The reference around a cursor; undefined where there is none. */
export function openReference(text: string, cursor: number): OpenReference | undefined {
  const typed = /\{\{([^{}]*)$/.exec(text.slice(0, cursor))?.[1];
  return typed === undefined ? undefined : { start: cursor - typed.length - 2, typed };
}

/** The names that what is typed may become: those that begin with it first. */
export function completions(names: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  const fitting = names.filter((name) => name.toLowerCase().includes(wanted));
  const begins = (name: string): boolean => name.toLowerCase().startsWith(wanted);
  return [...fitting.filter(begins), ...fitting.filter((name) => !begins(name))];
}

/** The text with the reference completed, and the cursor after it. What is left of it behind the cursor goes. */
export function complete(
  text: string,
  { start, typed }: OpenReference,
  name: string,
): { readonly text: string; readonly cursor: number } {
  const rest = text.slice(start + 2 + typed.length).replace(/^[^{}]*\}\}/, '');
  const before = `${text.slice(0, start)}{{${name}}}`;
  return { text: before + rest, cursor: before.length };
}
