import { CannotRun } from '../../messages/cannot-run.ts';
import { closest } from '../../messages/closest.ts';

const reporters = ['text', 'json', 'github', 'sarif'] as const;

/** How a command says what it found: to people, to programs, on the lines of a pull request, to code scanning. */
export type Reporter = (typeof reporters)[number];

/**
 * The reporter that `--reporter` names; `--json` is short for one of them.
 * @throws CannotRun for a name that none has
 */
export function readReporter({
  json,
  reporter: name,
}: {
  readonly json?: true;
  readonly reporter?: string;
}): Reporter {
  if (name === undefined) return json === true ? 'json' : 'text';
  const reporter = reporters.find((each) => each === name);
  if (reporter !== undefined) return reporter;
  const meant = closest(name, reporters);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new CannotRun(`--reporter is one of ${reporters.join(', ')}, not “${name}”.${hint}`);
}
