import type { ComponentChildren } from 'preact';
import { labelAt } from '../../form/field-labels.ts';
import { describeEmpty, emptyFields } from '../../form/references.ts';
import { lookUpIn } from '../../form/variables.ts';
import { Card } from '../parts/card.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import { scopeOf } from '../state/run-input.ts';
import type { RunRecord, Settings } from '../state/run-record.ts';
import type { Playground } from '../state/use-playground.ts';
import { useReceivers } from '../state/use-receivers.ts';
import { TakeAlong } from '../take-along/take-along.tsx';
import { arrivals } from './arrivals.ts';
import { count, type Reason } from './reason.ts';
import { endingOf, RunView, type Cause, type ShownRun } from './run-view.tsx';

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
  const { playground, open, refused, onFire } = props;
  const { run, isCurrent, dry, formFaults, pageFaults, hits, settings, input } = playground;
  const receivers = useReceivers();
  const causesOf = (past: Settings): readonly Cause[] =>
    past.template === open.key
      ? emptyFields(open.fields, past.values, lookUpIn(past.variables, scopeOf(past.page))).map((empty) => ({
          text: describeEmpty(empty),
          reveal: () => props.reveal(empty.path),
        }))
      : [];
  const endingOfRun = ({ state, input: { data = {} }, settings: past }: RunRecord): Reason | undefined => {
    if (state === undefined) return undefined;
    const [hit] = arrivals(
      state.pixels.map(({ url }) => url),
      hits,
    );
    return endingOf({ state, dry: false, hit, data, receivers, causes: causesOf(past) }).reason;
  };

  const isWrong = formFaults.length + pageFaults.length > 0;
  const planned: ShownRun | undefined = dry && input && { ...dry, input };
  const headline = headlineOf();
  return (
    <Card
      title="Result"
      class="result-card"
      actions={
        <div class="fire-bar">
          <p class={`fire-status ${headline?.tone ?? ''}`} aria-hidden="true">
            <span class="mark" />
            {headline?.title ?? ''}
          </p>
          <button type="button" class="primary fire" onClick={onFire} title="Ctrl+Enter">
            {open.code.type === 'MACRO' ? 'Evaluate' : 'Fire'}
          </button>
        </div>
      }
    >
      {shown()}
      {run === undefined || isCurrent ? null : <Older run={run} ending={endingOfRun(run)} hits={hits} />}
      <TakeAlong playground={playground} open={open} />
    </Card>
  );

  function shown(): ComponentChildren {
    if (refused && isWrong) return <Refusal {...props} />;
    if (run !== undefined && isCurrent) {
      return <RunView run={run} hits={hits} causes={causesOf(run.settings)} locate={open.places.ofFile} />;
    }
    if (isWrong) return <Needed {...props} />;
    if (planned !== undefined) {
      return (
        <RunView run={planned} hits={hits} dry causes={causesOf(settings)} locate={open.places.ofFile} />
      );
    }
    return run === undefined ? (
      <p class="empty">
        Nothing fired yet. The tag runs as in GTM, on the shop, and this machine answers in place of other
        hosts: nothing leaves it.
      </p>
    ) : null;
  }

  function headlineOf(): Pick<Reason, 'tone' | 'title'> | undefined {
    if (refused && isWrong) return { tone: 'bad', title: 'GTM would not save this tag' };
    if (run !== undefined && isCurrent) return endingOfRun(run);
    if (isWrong)
      return { tone: 'wait', title: `${count(formFaults.length + pageFaults.length, 'field')} to fill in` };
    if (dry === undefined || !('state' in dry)) return undefined;
    const causes = causesOf(settings);
    return endingOf({
      state: dry.state,
      dry: true,
      hit: undefined,
      data: input?.data ?? {},
      receivers,
      causes,
    }).reason;
  }
}

function Refusal(props: ResultProps) {
  const { playground, onFireAllTheSame } = props;
  return (
    <div class="ending bad" role="alert">
      <p class="ending-title">
        <span class="mark" aria-hidden="true" />
        GTM would not save this tag
      </p>
      <FaultList {...props} />
      {playground.pageFaults.length > 0 ? null : (
        <div class="actions">
          <button type="button" class="small" onClick={onFireAllTheSame}>
            Fire all the same
          </button>
        </div>
      )}
    </div>
  );
}

/** The same, as long as nobody has tried to fire. */
function Needed(props: ResultProps) {
  return (
    <div class="ending">
      <p class="ending-title">What it would send shows here, once these are right</p>
      <FaultList {...props} />
    </div>
  );
}

/** Each fault leads to its field. */
function FaultList({ playground, open, reveal, revealPage }: ResultProps) {
  const { formFaults, pageFaults } = playground;
  const entries = [
    ...pageFaults.map(({ part, text }) => ({
      label: pageParts[part],
      text,
      go: () => revealPage(part),
    })),
    ...formFaults.map(({ path, text }) => ({
      label: labelAt(open.fields, path),
      text,
      go: () => reveal(path),
    })),
  ];
  return (
    <ul class="reasons">
      {entries.map(({ label, text, go }) => (
        <li key={`${label} ${text}`}>
          <button type="button" class="link" onClick={go}>
            {label}
          </button>
          : {text}
        </li>
      ))}
    </ul>
  );
}

const pageParts = { url: 'Address of the page', referrer: 'Referrer', dataLayer: 'Data layer' } as const;

/** A run that the form, the page or the build has left behind. */
function Older({
  run,
  ending,
  hits,
}: {
  readonly run: RunRecord;
  readonly ending: Reason | undefined;
  readonly hits: Playground['hits'];
}) {
  return (
    <Disclosure
      class="older"
      summary={`Run ${run.id}, fired before the last change${ending === undefined ? '' : `: ${ending.title}`}`}
      content={() => <RunView run={run} hits={hits} />}
    />
  );
}
