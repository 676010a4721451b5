import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../../recorder/answer.ts';
import type { Received } from '../../../recorder/request-log.ts';
import type { ConsentValue, RunInput } from '../../../sandbox/run-input.ts';
import { mergeValues } from '../../form/defaults.ts';
import type { Values } from '../../form/model.ts';
import { validateForm, type FormFault } from '../../form/validate.ts';
import type { FromPage, ToPage } from '../../page/protocol.ts';
import { openTemplate, type OpenTemplate } from './open-template.ts';
import { pageFaults, readDataLayer, runInputOf, type PageFault } from './run-input.ts';
import type { RunRecord } from './run-record.ts';
import {
  fetchAnswer,
  fetchHits,
  fetchTemplate,
  listen,
  putAnswer,
  type ServedTemplate,
} from './server-api.ts';
import { loadSession, longestHistory, saveSession, type PageSettings, type Session } from './session.ts';
import { ShopFrames } from './shop-frames.ts';
import { useDarkness } from './use-darkness.ts';

export interface Playground {
  readonly session: Session;
  readonly dark: boolean;
  update(change: Partial<Session>): void;
  /** The project's own template as built; undefined until it is there. */
  readonly served: ServedTemplate | undefined;
  readonly connected: boolean;
  /** The template that is worked with; a text says why there is none. */
  readonly open: OpenTemplate | string | undefined;
  readonly values: Values;
  setValues(values: Values): void;
  setPage(change: Partial<PageSettings>): void;
  readonly formFaults: readonly FormFault[];
  readonly pageFaults: readonly PageFault[];
  readonly input: RunInput | undefined;
  fire(): void;
  /** The run that is shown, while it may still go on. */
  readonly run: RunRecord | undefined;
  push(item: { readonly [key: string]: unknown }): void;
  setConsent(change: { readonly [type: string]: ConsentValue | undefined }): void;
  readonly hits: readonly Received[];
  readonly answer: Answer;
  setAnswer(change: Partial<Answer>): void;
  /** Where the shop is drawn. */
  readonly shopRef: (container: HTMLElement | null) => void;
}

const defaultAnswer: Answer = { kind: 'image', delay: 0 };

export function usePlayground(): Playground {
  const [session, setSession] = useState<Session>(loadSession);
  const [served, setServed] = useState<ServedTemplate>();
  const [connected, setConnected] = useState(true);
  const [hits, setHits] = useState<readonly Received[]>([]);
  const [answer, setAnswerState] = useState<Answer>(defaultAnswer);
  const [runId, setRunId] = useState<number>();
  const shop = useRef<ShopFrames<ToPage, FromPage>>();
  const dark = useDarkness(session.theme);

  const update = useCallback(
    (change: Partial<Session>) => setSession((before) => ({ ...before, ...change })),
    [],
  );
  useEffect(() => {
    const timer = setTimeout(() => saveSession(session), 150);
    const saveNow = (): void => saveSession(session);
    window.addEventListener('pagehide', saveNow);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', saveNow);
    };
  }, [session]);

  useEffect(() => {
    let serverSession: string | undefined;
    const load = async (): Promise<void> => {
      const template = await fetchTemplate();
      // Another server may serve another page.
      if (serverSession !== undefined && serverSession !== template.session) return window.location.reload();
      serverSession = template.session;
      setServed(template);
    };
    const loadAll = (): void => {
      void load().catch(() => setConnected(false));
      void fetchAnswer().then(setAnswerState, () => undefined);
      void fetchHits().then(setHits, () => undefined);
    };
    loadAll();
    return listen({
      onTemplate: () => void load().catch(() => setConnected(false)),
      onHit: (hit) => setHits((before) => [hit, ...before].slice(0, 100)),
      onConnection(isConnected) {
        setConnected(isConnected);
        if (isConnected && serverSession !== undefined) loadAll();
      },
    });
  }, []);

  const { foreign, page, variables } = session;
  const open = useMemo(() => {
    if (foreign !== null) return openTemplate(foreign.text, foreign.file, `file:${foreign.file}`);
    if (served === undefined) return undefined;
    if (served.text === null) return 'There is no template yet: the sources do not build.';
    return openTemplate(served.text, 'template.tpl', 'own');
  }, [foreign, served?.text]);

  const opened = typeof open === 'object' ? open : undefined;
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
  const input = useMemo(
    () => opened && runInputOf(opened.fields, values, page, variables),
    [opened, values, page, variables],
  );

  const setPage = useCallback(
    (change: Partial<PageSettings>) =>
      setSession((before) => ({ ...before, page: { ...before.page, ...change } })),
    [],
  );
  const setRun = useCallback((id: number, change: Partial<RunRecord>) => {
    setSession((before) => ({
      ...before,
      history: before.history.map((run) => (run.id === id ? { ...run, ...change } : run)),
    }));
  }, []);
  const addToDataLayer = useCallback((item: { readonly [key: string]: unknown }) => {
    setSession((before) => {
      const items = readDataLayer(before.page.dataLayer);
      if (typeof items === 'string') return before;
      return { ...before, page: { ...before.page, dataLayer: writeDataLayer([...items, item]) } };
    });
  }, []);
  const setConsent = useCallback((change: { readonly [type: string]: ConsentValue | undefined }) => {
    setSession((before) => {
      const consent = Object.entries({ ...before.page.consent, ...change }).filter(
        (entry): entry is [string, ConsentValue] => entry[1] !== undefined,
      );
      return { ...before, page: { ...before.page, consent: Object.fromEntries(consent) } };
    });
    const updated = Object.entries(change).filter(
      (entry): entry is [string, ConsentValue] => entry[1] !== undefined,
    );
    if (updated.length > 0) shop.current?.send({ type: 'consent', update: Object.fromEntries(updated) });
  }, []);

  const onMessage = useRef<(message: FromPage) => void>(() => undefined);
  onMessage.current = (message) => {
    if (message.type === 'run' && runId !== undefined) setRun(runId, { state: message.state });
    else if (message.type === 'syntax' && runId !== undefined) setRun(runId, { problems: message.problems });
    else if (message.type === 'pushed') addToDataLayer(message.item);
    else if (message.type === 'choice') {
      const value = message.granted ? 'granted' : 'denied';
      setConsent({
        ad_storage: value,
        ad_user_data: value,
        ad_personalization: value,
        analytics_storage: value,
      });
    }
  };
  const shopRef = useCallback((container: HTMLElement | null) => {
    shop.current?.close();
    shop.current =
      container === null
        ? undefined
        : new ShopFrames(container, { path: '/shop', title: 'The shop' }, (message) =>
            onMessage.current(message),
          );
  }, []);
  useEffect(() => shop.current?.setTheme(dark), [dark, opened]);

  const fire = (): void => {
    if (opened === undefined || input === undefined || shop.current === undefined) return;
    const id = Math.max(0, ...session.history.map((run) => run.id)) + 1;
    const run: RunRecord = { id, at: Date.now(), template: opened.name, input };
    setSession((before) => ({ ...before, history: [run, ...before.history].slice(0, longestHistory) }));
    setRunId(id);
    shop.current.renew();
    shop.current.send({ type: 'run', template: opened.code, input });
  };

  return {
    ...{ session, update, served, connected, open, values, formFaults, input, fire, hits, answer, shopRef },
    ...{ dark, setPage, setConsent },
    setValues(next) {
      if (opened !== undefined) update({ values: { ...session.values, [opened.key]: next } });
    },
    pageFaults: useMemo(() => pageFaults(page), [page]),
    run: session.history.find(({ id }) => id === runId),
    push(item) {
      addToDataLayer(item);
      shop.current?.send({ type: 'push', item });
    },
    setAnswer: (change) => void putAnswer({ ...answer, ...change }).then(setAnswerState, () => undefined),
  };
}

function writeDataLayer(items: readonly unknown[]): string {
  return `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]`;
}
