import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FromPage, ScenarioLine, ToPage } from '../../page/protocol.ts';
import type { OpenTemplate } from './open-template.ts';
import { addresses } from './place.ts';
import { ServerLink } from '../server/server-link.ts';
import { ShopFrames, type Hung } from './shop-frames.ts';

export interface Scenarios {
  /** By the scenario's place in the template. */
  readonly results: ReadonlyMap<number, ScenarioLine>;
  readonly isRunning: boolean;
  /** Runs all scenarios, or the one at an index. */
  run(index?: number): void;
  /** Where they have their page, which nobody sees. */
  readonly pageRef: (container: HTMLElement | null) => void;
}

/** The scenarios of the template that is open: they run again after each build. */
export function useScenarios(open: OpenTemplate | undefined, build: number | undefined): Scenarios {
  const frames = useRef<ShopFrames<ToPage, FromPage>>();
  const container = useRef<HTMLElement>();
  const worker = useRef<ServerLink>();
  const [results, setResults] = useState<ReadonlyMap<number, ScenarioLine>>(new Map());
  const [isRunning, setRunning] = useState(false);
  /** The places in the template of the scenarios that were sent. */
  const sent = useRef<readonly number[]>([]);

  /** What has come since results were last shown: drawing each by itself took longer than running them. */
  const arrived = useRef(new Map<number, ScenarioLine>());
  const showArrived = (): void => {
    const lines = arrived.current;
    arrived.current = new Map();
    if (lines.size > 0) setResults((before) => new Map([...before, ...lines]));
  };

  const onMessage = useRef<(message: FromPage | Hung) => void>(() => undefined);
  onMessage.current = (message) => {
    if (message.type === 'scenario') {
      const index = sent.current[message.result.index];
      if (index === undefined) return;
      if (arrived.current.size === 0) setTimeout(showArrived, 100);
      arrived.current.set(index, { ...message.result, index });
    }
    if (message.type !== 'tested' && message.type !== 'hung') return;
    showArrived();
    if (message.type === 'hung') setResults((before) => withEnded(before, sent.current, message.reason));
    setRunning(false);
  };
  const pageRef = useCallback((element: HTMLElement | null) => {
    container.current = element ?? undefined;
    if (element !== null) return;
    frames.current?.close();
    frames.current = undefined;
    worker.current?.close();
  }, []);

  const run = (only?: number): void => {
    if (open === undefined) return;
    const { scenarios, setup } = open.template;
    const chosen = scenarios
      .map(({ name, code }, index) => ({ name, code, index }))
      .filter(({ index }) => only === undefined || index === only);
    if (chosen.length === 0) return;
    const isOfServer = open.code.kind === 'server';
    if (!isOfServer && container.current !== undefined && frames.current === undefined) {
      frames.current = new ShopFrames(
        container.current,
        { path: addresses.shop, title: 'Page of the scenarios' },
        (message) => onMessage.current(message),
      );
    } else frames.current?.renew();
    sent.current = chosen.map(({ index }) => index);
    arrived.current = new Map();
    if (only === undefined) setResults(new Map());
    setRunning(true);
    const tests = {
      template: open.code,
      setup: setup?.code ?? '',
      scenarios: chosen.map(({ name, code }) => ({ name, code })),
    };
    if (!isOfServer) return frames.current?.send({ type: 'test', ...tests });
    // What still runs is ended: it would answer in the name of the next.
    worker.current?.close();
    worker.current = new ServerLink((message) => onMessage.current(message));
    worker.current.test(tests);
  };

  const first = useRef(build);
  // At once, not after the next paint: a run that was asked for meanwhile would be forgotten.
  useLayoutEffect(() => {
    arrived.current = new Map();
    setResults(new Map());
    setRunning(false);
    first.current ??= build;
    // Whoever opens the page waits for nothing; whoever changes a source wants to know.
    if (build !== first.current) run();
  }, [open]);

  return { results, isRunning, run, pageRef };
}

/** The first scenario without a result is the one that hung: those after it have not run. */
function withEnded(
  results: Scenarios['results'],
  sent: readonly number[],
  reason: string,
): Scenarios['results'] {
  const index = sent.find((each) => !results.has(each));
  if (index === undefined) return results;
  const line: ScenarioLine = {
    name: '',
    index,
    status: 'error',
    message: reason,
    places: [],
    warnings: [],
    console: [],
    ms: 0,
  };
  return new Map(results).set(index, line);
}
