import type { ConsentValue } from '../../../sandbox/run-input.ts';
import type { Values } from '../../form/model.ts';
import type { Variable } from '../../form/variables.ts';
import { newServerSettings } from '../server/examples.ts';
import type { ServerSettings } from '../server/settings.ts';
import { examplePage, exampleVariables } from './examples.ts';
import type { PageSettings } from './page-settings.ts';
import type { RunRecord } from './run-record.ts';

/** A file that was opened here. */
export interface ForeignFile {
  readonly file: string;
  readonly text: string;
}

/** How a container is visited. */
export interface VisitSettings {
  /** The container's constant variables that are other than in its file, by name. */
  readonly constants: { readonly [name: string]: string };
  /** What a page says of consent before the visitor chooses. */
  readonly consent: ConsentValue | 'unset';
  readonly preview: boolean;
  /** A visit to play, as JSON; empty for the example. */
  readonly script: string;
}

/** Everything that survives a reload. */
export interface Session {
  readonly page: PageSettings;
  readonly variables: readonly Variable[];
  /** The form's values, by the template they belong to. */
  readonly values: { readonly [template: string]: Values };
  /** Groups that were opened or closed by hand. */
  readonly groups: { readonly [name: string]: boolean };
  /** A template opened in place of the project's own. */
  readonly foreign: ForeignFile | null;
  /** A container opened in place of the project's own. */
  readonly foreignContainer: ForeignFile | null;
  readonly visit: VisitSettings;
  /** What server templates are run with. */
  readonly server: ServerSettings;
  readonly inspected: string;
  /** Requests of a file that were too many to be kept in it. */
  readonly inspectedLeftOut: number;
  /** The newest first. */
  readonly history: readonly RunRecord[];
}

export const newSession: Session = {
  page: examplePage,
  variables: exampleVariables,
  values: {},
  groups: {},
  foreign: null,
  foreignContainer: null,
  visit: { constants: {}, consent: 'unset', preview: true, script: '' },
  server: newServerSettings,
  inspected: '',
  inspectedLeftOut: 0,
  history: [],
};

const longestHistory = 20;

/** The id of the next run. */
export function nextRun({ history }: Session): number {
  return Math.max(0, ...history.filter(cameToSomething).map(({ id }) => id)) + 1;
}

/** The session with one run more, the newest first, in place of those that came to nothing before it was fired. */
export function withRun(session: Session, run: Omit<RunRecord, 'id' | 'at'>): Session {
  const record = { id: nextRun(session), at: Date.now(), ...run };
  const before = session.history.filter(cameToSomething);
  return { ...session, history: [record, ...before].slice(0, longestHistory) };
}

/** Fire is pressed twice, or the page is left, before the first run has begun. */
function cameToSomething({ state, problems, server }: RunRecord): boolean {
  return state !== undefined || problems !== undefined || server !== undefined;
}

const storageKey = 'playground';

export function loadSession(): Session {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    const session = { ...newSession, ...(stored as Partial<Session>) }; // Nobody but this page writes it.
    // Runs of an earlier edition of this page know no settings.
    return { ...session, history: session.history.filter(({ settings }) => settings !== undefined) };
  } catch {
    return newSession;
  }
}

function withoutTrace(run: RunRecord): RunRecord {
  const { state, server } = run;
  const untraced = { calls: [], callsLeftOut: 0 };
  return {
    ...run,
    ...(state === undefined ? {} : { state: { ...state, ...untraced } }),
    ...(server === undefined || !('state' in server.outcome)
      ? {}
      : { server: { ...server, outcome: { state: { ...server.outcome.state, ...untraced } } } }),
  };
}

/** Without the history, then without the files that were opened, when the browser has no room for all of it. */
export function saveSession(session: Session): void {
  // A trace is as large as all the rest.
  const small = session.history.map(withoutTrace);
  const slim = { ...session, history: small };
  const withoutHistory = { ...session, history: [] };
  const least = { ...withoutHistory, foreign: null, foreignContainer: null };
  for (const kept of [slim, withoutHistory, least]) {
    try {
      localStorage.setItem(storageKey, JSON.stringify(kept));
      return;
    } catch {
      continue;
    }
  }
}
