import type { Message } from 'gtm-template-toolkit/messages';

/** Something to say about a pixel request: `fault` when the event is lost or wrong, `warning` when it may be, `note` when it is good to know. */
export interface Problem extends Message {
  /** The query parameter that it concerns. */
  readonly parameter?: string;
}

export type Report = (problem: Problem) => void;

/** A value in the text of a problem: in quotation marks and short. */
export function quote(value: string): string {
  return `“${value.length > 60 ? `${value.slice(0, 59)}…` : value}”`;
}

/** `a`, `a and b`, `a, b and c`; beyond `most`, `a, b and 7 more`. */
export function enumerate(items: readonly string[], most = 5): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items.slice(0, -1);
  const last = items.length > most ? `${items.length - shown.length} more` : items.at(-1);
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

/** Whether a value is a template's variable that nobody filled in: `{{time}}`, `${time}`, `*|TIME|*`, `%%time%%`, `[[time]]`; JSON text is none. */
export function looksLikePlaceholder(value: string): boolean {
  return /^(?:\$?\{\{?\s*[a-z_][^{}"]*\}\}?|\*\|[^|]+\|\*|%%[^%]+%%|\[\[\s*[a-z_][^[\]"]*\]\])$/i.test(
    value.trim(),
  );
}
