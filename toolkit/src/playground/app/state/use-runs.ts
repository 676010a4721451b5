import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, AnswerKind } from '../../../recorder/answer.ts';
import type { ConsentValue, RunInput } from '../../../sandbox/run-input.ts';
import type { DryAnswer, DryOutcome, FromPage, ToPage, RunState } from '../../page/protocol.ts';
import type { OpenTemplate } from './open-template.ts';
import { readDataLayer, writeDataLayer } from './run-input.ts';
import type { RunRecord, Settings } from './run-record.ts';
import type { PageSettings } from './page-settings.ts';
import { addresses } from './place.ts';
import { nextRun, withRun, type Session } from './session.ts';
import { ShopFrames, type Hung } from './shop-frames.ts';
import type { ChangeSession } from './use-session.ts';

export type ConsentChange = { readonly [type: string]: ConsentValue | undefined };

export interface Runs {
  /** The run that was fired last, while its page stands. */
  readonly run: RunRecord | undefined;
  /** Whether firing again would be the same: what has happened on the run's page since belongs to it. */
  readonly isCurrent: boolean;
  /** What firing would come to, as far as it is known. */
  readonly dry: DryRun | undefined;
  fire(): void;
  push(item: object): void;
  setConsent(change: ConsentChange): void;
  /** Where the shop is drawn. */
  readonly shopRef: (container: HTMLElement | null) => void;
  /** Where dry runs have their page, which nobody sees. */
  readonly dryRef: (container: HTMLElement | null) => void;
}

export interface DryRun {
  readonly input: RunInput;
  /** How its requests were answered. */
  readonly answer: AnswerKind;
  readonly outcome: DryOutcome;
  /** Something was changed since: the next one is under way. */
  readonly isStale: boolean;
}

export interface RunConditions {
  readonly session: Session;
  readonly change: ChangeSession;
  readonly open: OpenTemplate | undefined;
  readonly settings: Settings;
  /** Undefined without a template, and while the page's settings cannot be read. */
  readonly input: RunInput | undefined;
  readonly answer: Answer;
  /** Resolves when requests are answered as chosen. */
  settled(): Promise<void>;
  readonly dark: boolean;
}

/** Milliseconds without a change before a dry run starts. */
const quiet = 120;

/** What a run hangs on. Pushes and consent are kept apart, since a run that stands goes along with them. */
interface Basis {
  /** The template's key. */
  readonly template: string;
  readonly code: string;
  /** How requests are answered included. */
  readonly settings: string;
  readonly dataLayer: string;
  readonly consent: string;
}

/** What a dry run was asked for. */
interface Planned {
  readonly basis: Basis;
  readonly input: RunInput;
  readonly answer: AnswerKind;
}

/** Firing a tag on the shop, and knowing beforehand what would come of it. */
export function useRuns(conditions: RunConditions): Runs {
  const { session, change, open, settings, input, answer, settled, dark } = conditions;
  const shop = useRef<ShopFrames<ToPage, FromPage>>();
  const dryPage = useRef<ShopFrames<ToPage, FromPage>>();
  const [runId, setRunId] = useState<number>();
  const [basis, setBasis] = useState<Basis>();
  const [dry, setDry] = useState<Planned & { readonly outcome: DryOutcome }>();
  const asked = useRef<Planned & { readonly id: number }>();
  /** Resolves when the shop has been told everything so far: a run waits for its answers to be set. */
  const told = useRef<Promise<void>>(Promise.resolve());
  const now = open === undefined ? undefined : basisOf(open, settings, answer);
  const run = session.history.find(({ id }) => id === runId);
  const isCurrent = run !== undefined && isSame(now, basis);

  const setRun = (id: number, part: Partial<RunRecord>): void =>
    change((before) => ({
      ...before,
      history: before.history.map((one) => (one.id === id ? { ...one, ...part } : one)),
    }));
  /** After what it was told before. */
  const tellShop = (message: ToPage): void => {
    told.current = told.current.then(() => shop.current?.send(message));
  };
  const addToDataLayer = (item: object): void =>
    change((before) => {
      const items = readDataLayer(before.page.dataLayer);
      if (typeof items === 'string') return before;
      const dataLayer = writeDataLayer([...items, item]);
      setBasis((known) => known && { ...known, dataLayer });
      return { ...before, page: { ...before.page, dataLayer } };
    });
  const setConsent = (wanted: ConsentChange): void => {
    change((before) => {
      const consent = withConsent(before.page, wanted);
      setBasis((known) => known && { ...known, consent: JSON.stringify(consent) });
      return { ...before, page: { ...before.page, consent } };
    });
    const update = given(wanted);
    if (Object.keys(update).length > 0) tellShop({ type: 'consent', update });
  };

  const onMessage = useRef<(message: FromPage | Hung) => void>(() => undefined);
  onMessage.current = (message) => {
    if (message.type === 'hung') {
      if (run !== undefined && run.state?.idle !== true)
        setRun(run.id, { state: endedState(message.reason) });
    } else if (message.type === 'run' && runId !== undefined) setRun(runId, { state: message.state });
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
    } else if (message.type === 'dry' && message.id === asked.current?.id) {
      setDry({ ...asked.current, outcome: message.outcome });
    }
  };
  const shopRef = useFrames(shop, onMessage, { path: addresses.shop, title: 'The shop' });
  const dryMessage = useRef<(message: FromPage | Hung) => void>(() => undefined);
  dryMessage.current = (message) => {
    if (message.type !== 'hung') return onMessage.current(message);
    if (asked.current === undefined || dry?.basis === asked.current.basis) return;
    setDry({ ...asked.current, outcome: { state: endedState(message.reason) } });
  };
  const dryRef = useFrames(dryPage, dryMessage, {
    path: addresses.shop,
    title: 'Page of dry runs',
    single: true,
  });
  useEffect(() => shop.current?.setTheme(dark), [dark, open]);

  const key = now === undefined ? '' : JSON.stringify(now);
  useEffect(() => {
    if (open === undefined || now === undefined || input === undefined || isCurrent) return;
    const timer = setTimeout(() => {
      asked.current = { id: (asked.current?.id ?? 0) + 1, basis: now, input, answer: answer.kind };
      dryPage.current?.send({
        type: 'dry',
        id: asked.current.id,
        template: open.code,
        input,
        answer: dryAnswers[answer.kind],
      });
    }, quiet);
    return () => clearTimeout(timer);
  }, [key, isCurrent, input === undefined]);

  const fire = (): void => {
    if (open === undefined || input === undefined || shop.current === undefined) return;
    change((before) => withRun(before, { template: open.name, input, settings }));
    setRunId(nextRun(session));
    setBasis(now);
    // The page of the last run has no say in this one.
    shop.current.renew();
    told.current = told.current.then(settled);
    tellShop({ type: 'run', template: open.code, input });
  };

  return {
    run,
    isCurrent,
    dry:
      dry !== undefined && dry.basis.template === now?.template
        ? { ...dry, isStale: !isSame(dry.basis, now) }
        : undefined,
    fire,
    push(item) {
      addToDataLayer(item);
      tellShop({ type: 'push', item });
    },
    setConsent,
    shopRef,
    dryRef,
  };
}

const dryAnswers: Readonly<Record<AnswerKind, DryAnswer>> = {
  image: 'load',
  json: 'error',
  empty: 'error',
  error: 'error',
  none: 'none',
};

function useFrames(
  frames: { current: ShopFrames<ToPage, FromPage> | undefined },
  onMessage: { readonly current: (message: FromPage | Hung) => void },
  page: ConstructorParameters<typeof ShopFrames>[1],
): (container: HTMLElement | null) => void {
  return useCallback((container: HTMLElement | null) => {
    frames.current?.close();
    frames.current =
      container === null
        ? undefined
        : new ShopFrames(container, page, (message: FromPage | Hung) => onMessage.current(message));
  }, []);
}

/** How a run stands whose page had to be ended: what it had done is gone with it. */
function endedState(reason: string): RunState {
  return {
    status: 'exception',
    error: reason,
    errorAt: null,
    pixels: [],
    scripts: [],
    iframes: [],
    console: [],
    swallowed: [],
    value: null,
    completedAfter: null,
    idle: true,
    calls: [],
    callsLeftOut: 0,
    consentChanges: [],
    awaited: [],
    cookies: '',
  };
}

function basisOf(
  { key, code }: OpenTemplate,
  { values, page, variables }: Settings,
  { kind, delay }: Answer,
): Basis {
  const { dataLayer, consent, ...rest } = page;
  return {
    template: key,
    code: code.code + JSON.stringify(code.permissions),
    settings: JSON.stringify([values, rest, variables, kind, delay]),
    dataLayer,
    consent: JSON.stringify(consent),
  };
}

function isSame(one: Basis | undefined, other: Basis | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.template === other.template &&
    one.code === other.code &&
    one.settings === other.settings &&
    one.dataLayer === other.dataLayer &&
    one.consent === other.consent
  );
}

function withConsent({ consent }: PageSettings, wanted: ConsentChange): PageSettings['consent'] {
  return given({ ...consent, ...wanted });
}

/** Without the types that are unset. */
function given(wanted: ConsentChange): { readonly [type: string]: ConsentValue } {
  return Object.fromEntries(
    Object.entries(wanted).filter((entry): entry is [string, ConsentValue] => entry[1] !== undefined),
  );
}
