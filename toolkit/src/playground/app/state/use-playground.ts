import { useCallback, useMemo } from 'preact/hooks';
import type { RunInput } from '../../../sandbox/run-input.ts';
import { mergeValues } from '../../form/defaults.ts';
import type { Values } from '../../form/model.ts';
import { validateForm, type FormFault } from '../../form/validate.ts';
import { lookUpIn } from '../../form/variables.ts';
import { openTemplate, type OpenTemplate } from './open-template.ts';
import { pageFaults, runInputOf, scopeOf, type PageFault } from './run-input.ts';
import type { ServerRecord, Settings } from './run-record.ts';
import type { PageSettings } from './page-settings.ts';
import { withRun, type Session } from './session.ts';
import { serverScopeOf } from '../server/read-settings.ts';
import { useRuns, type Runs } from './use-runs.ts';
import { useServer, type Server } from './use-server.ts';
import { useSession } from './use-session.ts';
import { useUndo, type Undoable } from './use-undo.ts';
import { useTheme, type ChosenTheme } from './use-theme.ts';

export interface Playground extends Runs, Omit<Server, 'settled'>, ChosenTheme {
  readonly session: Session;
  /** @param what Has been done by it, to offer that it is taken back: “All fields reset”. */
  update(change: Partial<Session>, what?: string): void;
  readonly undoable: Undoable | undefined;
  /** The template that is worked with; a text says why there is none. */
  readonly open: OpenTemplate | string | undefined;
  readonly values: Values;
  setValues(values: Values, what?: string): void;
  setPage(change: Partial<PageSettings>): void;
  /** Everything that a run hangs on, as it is set now. */
  readonly settings: Settings;
  /** Sets all of it as it was, and shows the project's template if it is for that. */
  restore(settings: Settings, what?: string): void;
  /** The value of a variable on the page as it stands. */
  lookUp(name: string): unknown;
  /** Keeps a run of a server template in the history. */
  keep(run: Omit<ServerRecord, 'type'>): void;
  readonly formFaults: readonly FormFault[];
  readonly pageFaults: readonly PageFault[];
  readonly input: RunInput | undefined;
}

export function usePlayground(): Playground {
  const [session, change] = useSession();
  const { settled, ...server } = useServer();
  const { served } = server;
  const theme = useTheme();
  const { dark } = theme;
  const { undoable, offer } = useUndo(session);
  const update = (part: Partial<Session>, what?: string, andBack?: () => void): void => {
    const before = partOf(session, part);
    change((all) => ({ ...all, ...part }));
    if (what === undefined) return;
    offer({
      ...{ what, after: part },
      takeBack() {
        change((all) => ({ ...all, ...before }));
        andBack?.();
      },
    });
  };
  const setPage = useCallback(
    (part: Partial<PageSettings>) => change((before) => ({ ...before, page: { ...before.page, ...part } })),
    [change],
  );

  const { foreign, page, server: serverSettings } = session;
  const open = useMemo(() => {
    if (foreign !== null) return openTemplate(foreign.text, foreign.file, `file:${foreign.file}`);
    if (served === undefined) return undefined;
    if (served.text === null) return 'There is no template yet: the sources do not build.';
    return openTemplate(served.text, 'template.tpl', 'own', served);
  }, [foreign, served?.text]);

  const opened = typeof open === 'object' ? open : undefined;
  const isOfServer = opened?.code.kind === 'server';
  const { variables } = isOfServer ? serverSettings : session;
  const stored = session.values[opened?.key ?? ''];
  const values = useMemo(
    () => (opened === undefined ? {} : mergeValues(opened.fields, stored ?? {})),
    [opened, stored],
  );
  const known = useMemo(() => new Set(variables.map(({ name }) => name)), [variables]);
  const formFaults = useMemo(
    () => (opened === undefined ? [] : validateForm(opened.fields, values, known)),
    [opened, values, known],
  );
  const faultsOfPage = useMemo(() => pageFaults(page), [page]);
  const lookUp = useMemo(
    () => lookUpIn(variables, isOfServer ? serverScopeOf(serverSettings) : scopeOf(page)),
    [variables, page, isOfServer, serverSettings],
  );
  const input = useMemo(
    () => opened && runInputOf(opened.fields, values, page, lookUp),
    [opened, values, page, lookUp],
  );
  const settings: Settings = {
    ...{ template: opened?.key ?? '', values, page, variables: session.variables },
    answer: server.answer,
  };
  const restore = (given: Settings, what?: string): void => {
    const { template, values: past, page, variables, server: held = serverSettings, answer } = given;
    const part = {
      ...{ page, variables, server: held, values: { ...session.values, [template]: past } },
      ...(template === 'own' ? { foreign: null } : {}),
    };
    update(part, what, () => server.setAnswer(server.answer));
    if (answer !== undefined && answer !== server.answer) server.setAnswer(answer);
  };
  const runs = useRuns({
    ...{ session, change, settings, settled, dark },
    open: isOfServer ? undefined : opened,
    input: faultsOfPage.length === 0 ? input : undefined,
    answer: server.answer,
  });

  return {
    ...server,
    ...runs,
    ...theme,
    ...{ session, update, undoable, open, values, formFaults, input, setPage, settings, lookUp, restore },
    pageFaults: faultsOfPage,
    keep(run) {
      if (opened === undefined) return;
      const { name, code } = opened;
      const server = { type: code.type, ...run };
      const held = { ...settings, server: serverSettings };
      change((before) => withRun(before, { template: name, input: {}, settings: held, server }));
    },
    setValues(next, what) {
      if (opened !== undefined) update({ values: { ...session.values, [opened.key]: next } }, what);
    },
  };
}

/** What a session has in place of a part of another. */
function partOf(session: Session, part: Partial<Session>): Partial<Session> {
  return Object.fromEntries((Object.keys(part) as (keyof Session)[]).map((name) => [name, session[name]]));
}
