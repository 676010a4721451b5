import type { ConsentValue } from '../../sandbox/run-input.ts';
import type { KeptTag } from './kept-tag.ts';
import type { PageEvent } from './page-event.ts';
import type { JudgedTrigger } from './triggers.ts';

/** What GTM's preview tells of a message of the data layer: how things stood when its tags fired. */
export interface MessageReport {
  /** Its name is empty when the message is no event; then no trigger looks at it. */
  readonly event: PageEvent;
  /** What was pushed, as it was then; a gtag command as a list. */
  readonly message: unknown;
  /** The data layer with the message merged into it. */
  readonly dataLayer: Readonly<Record<string, unknown>>;
  /** The consent types that anybody has set. */
  readonly consent: { readonly [type: string]: ConsentValue };
  /** In the container's order, those built into GTM first; none when the message is no event. */
  readonly variables: readonly VariableValue[];
  readonly triggers: readonly JudgedTrigger[];
  /** The tags that the message did not set off. */
  readonly kept: readonly KeptTag[];
}

export interface VariableValue {
  readonly name: string;
  readonly value: unknown;
  /** The variables, of this or behind it, whose values cannot be known here. */
  readonly unknown: readonly string[];
}
