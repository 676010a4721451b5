import type { Answer } from '../../../recorder/answer.ts';
import type { SyntaxProblem } from '../../../sandbox/language/errors.ts';
import type { RunInput } from '../../../sandbox/run-input.ts';
import type { ServerRunInput } from '../../../sandbox/server-input.ts';
import type { TemplateType } from '../../../sandbox/template.ts';
import type { Values } from '../../form/model.ts';
import type { Variable } from '../../form/variables.ts';
import type { RunState } from '../../page/protocol.ts';
import type { LinkOutcome } from '../../page/server-protocol.ts';
import type { ServerSettings } from '../server/settings.ts';
import type { PageSettings } from './page-settings.ts';

/** What somebody has set before a run, to begin there again. */
export interface Settings {
  /** The template's key. */
  readonly template: string;
  readonly values: Values;
  readonly page: PageSettings;
  readonly variables: readonly Variable[];
  /** How requests were answered; of a link nobody says so. */
  readonly answer?: Answer;
  /** Of a run of a server template. */
  readonly server?: ServerSettings;
}

/** One firing of a template, kept for the history. */
export interface RunRecord {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly template: string;
  readonly input: RunInput;
  readonly settings: Settings;
  /** Undefined until the page has answered, and when the code does not compile. */
  readonly state?: RunState;
  readonly problems?: readonly SyntaxProblem[];
  /** Of a server template, in place of all that is about a page. */
  readonly server?: ServerRecord;
}

export interface ServerRecord {
  readonly type: TemplateType;
  readonly input: ServerRunInput;
  readonly outcome: LinkOutcome;
}
