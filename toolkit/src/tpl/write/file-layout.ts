import type { EscapeStyle } from './write-json.ts';

/**
 * What a `.tpl` file has otherwise than GTM's editor writes it today: older editors had other layouts, and people
 * edit files by hand. What is left out is as the editor writes it.
 */
export interface FileLayout {
  /** How many U+FEFF start the file; the editor writes one. */
  readonly byteOrderMarks?: number;
  /** The text before the first marker. */
  readonly preamble?: string;
  /** Whether every line ends with a carriage return too, as after a checkout on Windows. */
  readonly lineEnds?: 'CRLF';
  /** The empty lines after the last section's content; the editor ends it with one line feed and two empty lines. */
  readonly end?: string;
  /** In the file's order. One that is not listed and has content is added where the editor would write it. */
  readonly sections?: readonly SectionLayout[];
  /** Permissions with parameters that lack the editor's note that a user has edited them. */
  readonly uneditedPermissions?: readonly string[];
}

export interface SectionLayout {
  /** `INFO`, `TESTS`…: without the underscores. */
  readonly name: string;
  /** The marker's line with its line end. */
  readonly header?: string;
  /** The empty lines before and after the content. */
  readonly before?: string;
  readonly after?: string;
  /** How `< > & = '` are written in a section of JSON. */
  readonly escapes?: EscapeStyle;
  /** The content as it is, of a section that is not made of values. */
  readonly text?: string;
}
