import { describeEmpty, emptyFields } from '../../form/references.ts';
import { lookUpIn } from '../../form/variables.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import { scopeOf } from '../state/run-input.ts';
import type { RunRecord, Settings } from '../state/run-record.ts';
import type { Playground } from '../state/use-playground.ts';
import { useReceivers } from '../state/use-receivers.ts';
import { TakeAlong } from '../take-along/take-along.tsx';
import { arrivals } from './arrivals.ts';
import type { Cause } from './ending.tsx';
import { causeOf, formEntries } from './fault-box.tsx';
import { thoughRefused, type Reason } from './reason.ts';
import { OlderRun, ResultFrame } from './result-frame.tsx';
import { endingOf, RunDetails, RunEnding, RunView, type RunViewProps } from './run-view.tsx';
import { nouns } from './type-words.ts';
import { whichResult } from './which-result.ts';

/** A place in the form or on the page, to be gone to. */
export type Reveal = (path: readonly (string | number)[]) => void;

export interface ResultProps {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  /** Somebody tried to fire what GTM would not save. */
  readonly refused: boolean;
  readonly onFire: () => void;
  readonly onFireAllTheSame: () => void;
  readonly reveal: Reveal;
  readonly revealPage: (part: string) => void;
}

/** What firing came to or, while the form is ahead of it, what it would come to. */
export function ResultCard(props: ResultProps) {
  const { playground, open, refused, onFire, onFireAllTheSame, reveal, revealPage } = props;
  const { run, isCurrent, dry, formFaults, pageFaults, hits, settings } = playground;
  const { type } = open.code;
  const receivers = useReceivers();
  const causesOf = (past: Settings): readonly Cause[] =>
    past.template === open.key
      ? emptyFields(open.fields, past.values, lookUpIn(past.variables, scopeOf(past.page))).map((empty) => ({
          text: describeEmpty(empty),
          reveal: () => reveal(empty.path),
        }))
      : [];
  const endingOfRun = ({ state, input: { data = {} }, settings: past }: RunRecord): Reason | undefined => {
    if (state === undefined) return undefined;
    const [hit] = arrivals(
      state.pixels.map(({ url }) => url),
      hits,
    );
    const given = hit?.answer ?? null;
    return endingOf({ state, dry: false, answer: given, data, receivers, causes: causesOf(past) }).reason;
  };

  const onForm = formEntries(open.fields, formFaults, reveal);
  const entries = [
    ...pageFaults.map(({ part, text }) => ({ label: pageParts[part], text, go: () => revealPage(part) })),
    ...onForm,
  ];
  // Only what was wanted all the same is fired with faults in its form.
  const turn = (reason: Reason): Reason =>
    onForm.length === 0 ? reason : thoughRefused(reason, nouns[type]);
  const shown = whichResult({
    isWrong: entries.length > 0,
    isRefused: refused,
    isFired: run !== undefined && isCurrent,
    isPlanned: dry !== undefined,
  });
  const fired: RunViewProps | undefined =
    shown === 'fired' && run !== undefined
      ? {
          run,
          hits,
          causes: [...causesOf(run.settings), ...onForm.map(causeOf)],
          turn,
          locate: open.places.ofFile,
        }
      : undefined;
  const planned: RunViewProps | undefined =
    shown === 'planned' && dry !== undefined
      ? {
          run: { ...dry.outcome, input: dry.input },
          hits,
          planned: dry.answer,
          causes: causesOf(settings),
          locate: open.places.ofFile,
        }
      : undefined;
  const view = fired ?? planned;
  return (
    <ResultFrame
      {...{ type, shown, entries, onFire }}
      refusal={`GTM would not save this ${nouns[type]}`}
      reason={reasonNow()}
      ending={view === undefined ? null : <RunEnding {...view} />}
      details={view === undefined ? null : <RunDetails {...view} />}
      isStale={planned !== undefined && dry?.isStale === true}
      onFireAllTheSame={pageFaults.length > 0 ? undefined : onFireAllTheSame}
    >
      {shown === 'nothing' && run === undefined ? (
        <p class="empty">
          Nothing fired yet. The tag runs as in GTM, on the shop, and this machine answers in place of other
          hosts: nothing leaves it.
        </p>
      ) : null}
      {run === undefined || isCurrent ? null : (
        <OlderRun id={run.id} ending={endingOfRun(run)} content={() => <RunView run={run} hits={hits} />} />
      )}
      <TakeAlong playground={playground} open={open} />
    </ResultFrame>
  );

  function reasonNow(): Reason | undefined {
    if (shown === 'fired') {
      const ended = run && endingOfRun(run);
      return ended && turn(ended);
    }
    if (dry === undefined || !('state' in dry.outcome)) return undefined;
    const { answer, outcome, input } = dry;
    const causes = causesOf(settings);
    return endingOf({ ...outcome, dry: true, answer, data: input.data ?? {}, receivers, causes }).reason;
  }
}

const pageParts = { url: 'Address of the page', referrer: 'Referrer', dataLayer: 'Data layer' } as const;
