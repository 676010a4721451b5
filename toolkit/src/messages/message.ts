/** Where a message points. The shape follows esbuild's `Location`: lines count from 1, columns from 0. */
export interface Location {
  readonly file: string;
  /** The `.tpl` section the place lies in, without underscores: `INFO`, `TESTS`… */
  readonly section?: string;
  /** Counted from 1, within the file. */
  readonly line: number;
  /** Counted from 0, in UTF-16 units. */
  readonly column: number;
  /** How many characters are at fault; 0 when unknown. */
  readonly length: number;
  /** The whole line, for the code frame. */
  readonly lineText: string;
}

/** fault: GTM refuses it or it fails at run time; warning: a known pain; note: worth knowing. */
export type Severity = 'fault' | 'warning' | 'note';

/** One thing to say about somebody's file. All messages of a run are collected; none stops the rest. */
export interface Message {
  /** Kebab-case name by which the rule can be silenced. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. */
  readonly text: string;
  /** What to write instead. */
  readonly hint?: string;
  readonly location?: Location;
}
