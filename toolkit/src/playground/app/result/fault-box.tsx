import { labelAt } from '../../form/field-labels.ts';
import type { FormField } from '../../form/model.ts';
import type { FormFault } from '../../form/validate.ts';
import type { Cause } from './ending.tsx';

/** Something that is wrong, and how to get there. */
export interface FaultEntry {
  readonly label: string;
  readonly text: string;
  readonly go: () => void;
}

export function formEntries(
  fields: readonly FormField[],
  faults: readonly FormFault[],
  reveal: (path: FormFault['path']) => void,
): readonly FaultEntry[] {
  return faults.map(({ path, text }) => ({ label: labelAt(fields, path), text, go: () => reveal(path) }));
}

/** The fault explains why a run came to nothing, or is worth knowing although it did not. */
export function causeOf({ label, text, go }: FaultEntry): Cause {
  return { text: `${label}: ${text}`, reveal: go };
}

/** In place of a result: what is wrong, each leading to where it is put right. */
export function FaultBox({
  title,
  entries,
  isRefused,
  verb,
  onFireAllTheSame,
}: {
  readonly title: string;
  readonly entries: readonly FaultEntry[];
  /** Somebody tried to fire: until then nothing is bad. */
  readonly isRefused: boolean;
  readonly verb: string;
  /** Undefined where it cannot be run as it is. */
  readonly onFireAllTheSame: (() => void) | undefined;
}) {
  return (
    <div class={isRefused ? 'ending bad' : 'ending'} role={isRefused ? 'alert' : undefined}>
      <p class="ending-title">
        {isRefused ? <span class="mark" aria-hidden="true" /> : null}
        {title}
      </p>
      <ul class="reasons">
        {entries.map(({ label, text, go }) => (
          <li key={`${label} ${text}`}>
            <button type="button" class="link" onClick={go}>
              {label}
            </button>
            : {text}
          </li>
        ))}
      </ul>
      {isRefused && onFireAllTheSame !== undefined ? (
        <div class="actions">
          <button type="button" class="small" onClick={onFireAllTheSame}>
            {verb} all the same
          </button>
        </div>
      ) : null}
    </div>
  );
}
