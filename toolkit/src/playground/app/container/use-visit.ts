import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ContainerExport } from '../../../container/export/format.ts';
import type { Step, Visit } from '../../../container/runtime/visit.ts';
import type { Message } from '../../../messages/message.ts';
import type { FromContainerPage, StepOutcome, ToContainerPage } from '../../page/container-protocol.ts';
import { addresses } from '../state/place.ts';
import { ShopFrames, type Hung } from '../state/shop-frames.ts';
import { consentTo, firstSteps, landing } from './shop-visit.ts';

/** A step of the visit, and what became of it when that is known. */
export interface TakenStep {
  readonly id: number;
  readonly step: Step;
  readonly outcome?: StepOutcome;
  /** Why it could not be taken. */
  readonly reason?: string;
}

/** How pages are set up for the whole of a visit. */
export type VisitConditions = Omit<Visit, 'page' | 'steps'>;

export interface LiveVisit {
  /** In the order in which they happened. */
  readonly taken: readonly TakenStep[];
  readonly unknown: readonly Message[];
  readonly swallowed: readonly string[];
  /** The newest hit before the visit began. */
  readonly hitsBefore: number;
  take(step: Step): void;
  takeAll(steps: readonly Step[]): void;
  /** Begins anew with a visit that says everything itself. */
  play(visit: Visit): void;
  /** Begins anew with nothing. */
  restart(): void;
  /** What holds for the whole of it: of a visit that was played its own, else what is chosen. */
  readonly conditions: VisitConditions;
  readonly isPlayed: boolean;
  /** Where the shop is drawn. */
  readonly shopRef: (element: HTMLElement | null) => void;
}

const nothingTaken = { taken: [], unknown: [], swallowed: [] } as const satisfies Partial<LiveVisit>;

/**
 * A visit of the shop with a container. When the container or the conditions change, the steps so far are taken
 * again.
 * @param newestHit The number of the last hit received.
 */
export function useVisit(
  container: ContainerExport | undefined,
  conditions: VisitConditions,
  newestHit: number,
  dark: boolean,
): LiveVisit {
  const frames = useRef<ShopFrames<ToContainerPage, FromContainerPage>>();
  const [state, setState] = useState<Pick<LiveVisit, 'taken' | 'unknown' | 'swallowed'>>(nothingTaken);
  const [hitsBefore, setHitsBefore] = useState(newestHit);
  const nextId = useRef(1);
  /** The conditions of a visit that was played; the chosen ones hold otherwise. */
  const [own, setOwn] = useState<VisitConditions>();

  const send = (steps: readonly Step[]): void => {
    const added = steps.map((step): TakenStep => ({ id: nextId.current++, step }));
    setState((before) => ({ ...before, taken: [...before.taken, ...added] }));
    for (const { id, step } of added) frames.current?.send({ type: 'step', id, step });
  };
  const begin = (visit: VisitConditions, steps: readonly Step[]): void => {
    if (frames.current === undefined) return;
    if (container === undefined) {
      // They are taken as soon as the container is there.
      setState({ ...nothingTaken, taken: steps.map((step) => ({ id: nextId.current++, step })) });
      return;
    }
    frames.current.renew();
    frames.current.send({ type: 'visit', container, visit });
    setState(nothingTaken);
    setHitsBefore(newestHit);
    send(steps);
  };
  const takeAll = (steps: readonly Step[]): void => {
    const [first, ...others] = steps;
    if (first !== undefined) send([...(state.taken.length === 0 ? firstSteps(first) : [first]), ...others]);
  };
  const take = (step: Step): void => takeAll([step]);

  const again = (visit: VisitConditions): void =>
    begin(
      visit,
      state.taken.map(({ step }) => step),
    );
  const chosen = JSON.stringify(conditions);
  // At once, not after the next paint: a step that is taken meanwhile would be lost with the visit before.
  useLayoutEffect(() => again(own ?? conditions), [container]);
  const isFirstTime = useRef(true);
  useLayoutEffect(() => {
    if (!isFirstTime.current) {
      setOwn(undefined);
      again(conditions);
    }
    isFirstTime.current = false;
  }, [chosen]);

  const onMessage = useRef<(message: FromContainerPage | Hung) => void>(() => undefined);
  onMessage.current = (message) => {
    switch (message.type) {
      case 'taken':
        return setState((before) => withOutcome(before, message.id, { outcome: message.outcome }));
      case 'refused':
        return setState((before) => withOutcome(before, message.id, { reason: message.reason }));
      case 'remarks':
        return setState((before) => ({
          ...before,
          unknown: message.unknown,
          swallowed: message.swallowed,
        }));
      case 'hung':
        // The page in its place knows of no container yet.
        if (container !== undefined) {
          frames.current?.send({ type: 'visit', container, visit: own ?? conditions });
        }
        return setState((before) => withReason(before, message.reason));
      case 'pushed':
        return take({ push: message.item });
      case 'choice':
        return take({ consent: consentTo(message.granted ? 'granted' : 'denied') });
    }
  };
  const shopRef = useCallback((element: HTMLElement | null) => {
    frames.current?.close();
    frames.current =
      element === null
        ? undefined
        : new ShopFrames(
            element,
            { path: addresses.containerShop, title: 'The shop with the container' },
            (message) => onMessage.current(message),
          );
  }, []);
  useEffect(() => frames.current?.setTheme(dark), [dark]);

  return {
    ...state,
    hitsBefore,
    conditions: own ?? conditions,
    isPlayed: own !== undefined,
    take,
    takeAll,
    play({ page: { url = landing.load, ...first } = {}, steps, ...visit }) {
      setOwn(visit);
      begin(visit, [{ load: url, ...first }, ...steps]);
    },
    restart() {
      setOwn(undefined);
      begin(conditions, []);
    },
    shopRef,
  };
}

/** Steps without an outcome will have none: their page had to be ended. */
function withReason<State extends Pick<LiveVisit, 'taken'>>(state: State, reason: string): State {
  const taken = state.taken.map((step) => (step.outcome === undefined ? { reason, ...step } : step));
  return { ...state, taken };
}

function withOutcome<State extends Pick<LiveVisit, 'taken'>>(
  state: State,
  id: number,
  result: Partial<TakenStep>,
): State {
  return { ...state, taken: state.taken.map((step) => (step.id === id ? { ...step, ...result } : step)) };
}
