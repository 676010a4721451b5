import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../../recorder/answer.ts';
import type { Received } from '../../../recorder/request-log.ts';
import type { ServedTemplate } from './backend.ts';
import { backend } from './chosen-backend.ts';

/** Hits that the page remembers. */
const mostHits = 200;

const defaultAnswer: Answer = { kind: 'image', delay: 0 };

export interface Server {
  /** The project's own template as built; undefined until it is there. */
  readonly served: ServedTemplate | undefined;
  readonly connected: boolean;
  /** The newest first. */
  readonly hits: readonly Received[];
  readonly answer: Answer;
  setAnswer(change: Partial<Answer>): void;
  /** Resolves when the server answers as this page says, whatever another window has told it since. */
  settled(): Promise<void>;
}

/** What the playground's server knows and does. */
export function useServer(): Server {
  const [served, setServed] = useState<ServedTemplate>();
  const [connected, setConnected] = useState(true);
  const [hits, setHits] = useState<readonly Received[]>([]);
  const [answer, setAnswerState] = useState<Answer>(defaultAnswer);
  const putting = useRef<Promise<void>>(Promise.resolve());
  const wanted = useRef<Answer>(defaultAnswer);
  /** How often somebody has chosen an answer. */
  const choices = useRef(0);

  useEffect(() => {
    let serverSession: string | undefined;
    const load = async (): Promise<void> => {
      const template = await backend.fetchTemplate();
      // Another server may serve another page.
      if (serverSession !== undefined && serverSession !== template.session) return window.location.reload();
      serverSession = template.session;
      // Of two that are asked for at a time, the older may come last.
      setServed((before) => (before !== undefined && before.build > template.build ? before : template));
    };
    const loadAnswer = async (): Promise<void> => {
      await putting.current;
      const before = choices.current;
      const given = await backend.fetchAnswer();
      // What somebody has chosen meanwhile is newer.
      if (choices.current !== before) return;
      wanted.current = given;
      setAnswerState(given);
    };
    const loadHits = async (): Promise<void> => {
      const all = await backend.fetchHits();
      const last = all[0]?.id ?? 0;
      // What was told of meanwhile is not among them.
      setHits((before) => [...before.filter(({ id }) => id > last), ...all].slice(0, mostHits));
    };
    const loadAll = (): void => {
      void load().catch(() => setConnected(false));
      void loadAnswer().catch(() => undefined);
      void loadHits().catch(() => undefined);
    };
    loadAll();
    return backend.listen({
      onTemplate: () => void load().catch(() => setConnected(false)),
      onHit: (hit) =>
        setHits((before) =>
          before.some(({ id }) => id === hit.id) ? before : [hit, ...before].slice(0, mostHits),
        ),
      onConnection(isConnected) {
        setConnected(isConnected);
        if (isConnected && serverSession !== undefined) loadAll();
      },
    });
  }, []);

  const put = useCallback((): Promise<void> => {
    const next = wanted.current;
    putting.current = putting.current
      .then(() => backend.putAnswer(next))
      .then(
        () => undefined,
        () => undefined,
      );
    return putting.current;
  }, []);
  const setAnswer = useCallback((change: Partial<Answer>) => {
    const next = { ...wanted.current, ...change };
    choices.current += 1;
    wanted.current = next;
    setAnswerState(next);
    void put();
  }, []);
  return { served, connected, hits, answer, setAnswer, settled: put };
}
