import type { CodeLocation } from '../../../sandbox/language/errors.ts';
import type { Reason } from './reason.ts';

/** Something about the form that explains a result, and how to get there. */
export interface Cause {
  readonly text: string;
  readonly reveal: () => void;
}

/** Says where a place in the template's code lies, in words. */
export type Locate = (place: { readonly line: number; readonly column: number }) => string;

/** The line that a result begins with, and what explains it. */
export function Ending({
  reason: { tone, title, detail },
  dry = false,
  errorAt = null,
  causes = [],
  said = [],
  locate,
}: {
  readonly reason: Reason;
  /** It has not been fired. */
  readonly dry?: boolean;
  readonly errorAt?: CodeLocation | null;
  readonly causes?: readonly Cause[];
  /** What the tag itself said. */
  readonly said?: readonly string[];
  readonly locate?: Locate | undefined;
}) {
  const lead = causes.find(({ text }) => text === detail);
  return (
    <div class={`ending ${tone}${dry ? ' dry' : ''}`} role="status">
      <p class="ending-title">
        <span class="mark" aria-hidden="true" />
        {title}
        {detail === '' ? null : (
          <span class="ending-detail">{lead === undefined ? detail : <CauseLink cause={lead} />}</span>
        )}
      </p>
      {errorAt === null ? null : (
        <p class="hint">{locate?.(errorAt) ?? `${errorAt.source}:${errorAt.line}:${errorAt.column + 1}`}</p>
      )}
      {/* A list that scrolls is reached with the keyboard, also where it leads nowhere. */}
      <ul class="reasons" tabIndex={causes.length === 0 && said.length > 3 ? 0 : undefined}>
        {causes.map((cause) =>
          cause === lead ? null : (
            <li key={cause.text}>
              <CauseLink cause={cause} />
            </li>
          ),
        )}
        {said.map((text) => (text === detail ? null : <li key={text}>{text}</li>))}
      </ul>
    </div>
  );
}

function CauseLink({ cause: { text, reveal } }: { readonly cause: Cause }) {
  return (
    <button type="button" class="link" onClick={reveal}>
      {text}
    </button>
  );
}
