import type { Location } from '../messages/message.ts';

/**
 * breaking: a live tag stops doing what it did, or somebody must set it up again;
 * attention: a live tag goes on, but whoever updates should know; safe: nothing changes for it.
 */
export type Severity = 'breaking' | 'attention' | 'safe';

/** One difference between two versions of a template, as it meets tags that exist already. */
export interface Change {
  readonly severity: Severity;
  /** Kebab-case name of the kind of difference. */
  readonly rule: string;
  /** The field or, as `table.column`, the table's column it is about. */
  readonly field?: string;
  /** What the update does, in one sentence. */
  readonly text: string;
  readonly hint?: string;
  /** In the new template or, for what has gone, in the old one. */
  readonly location?: Location;
}

/** A change before it is known which field it is about and where that stands. */
export type Found = Omit<Change, 'location' | 'field'>;
