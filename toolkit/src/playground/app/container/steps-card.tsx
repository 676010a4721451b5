import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { describeUnknown, endings, whatHappens } from '../../../container/command/format-visit.ts';
import type { FiringStatus } from '../../../container/runtime/firing.ts';
import type { Step } from '../../../container/runtime/visit.ts';
import type { FiredTag, SentBy, StepOutcome } from '../../page/container-protocol.ts';
import type { Received } from '../../../recorder/request-log.ts';
import { isJsonObject } from '../../../tpl/json.ts';
import type { ContainerExport } from '../../../container/export/format.ts';
import type { ShownTrigger } from '../../../container/command/show-report.ts';
import { Card } from '../parts/card.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Lines, Requests } from '../result/outcome-parts.tsx';
import { Pairs } from '../result/request-view.tsx';
import { PixelView } from '../result/pixel-view.tsx';
import { useReceivers } from '../state/use-receivers.ts';
import { Message, NotFired, Trigger, type Display } from './why-view.tsx';
import { writtenFields, type WrittenFields } from './written-fields.ts';
import { pixelsOf } from './sent-requests.ts';
import type { LiveVisit, TakenStep } from './use-visit.ts';

const tones = {
  success: 'good',
  failure: 'bad',
  exception: 'bad',
  pending: 'wait',
  'no consent': 'wait',
  'setup failed': 'bad',
  paused: 'wait',
  blocked: 'wait',
  'not emulated': 'wait',
  unclear: 'wait',
} as const satisfies Record<FiringStatus, string>;

/** The visit so far: the newest step first, as in GTM's preview. */
export function StepsCard({
  container,
  visit,
  sent,
}: {
  readonly container: ContainerExport | undefined;
  readonly visit: LiveVisit;
  /** The visit's pixels with what was received of them. */
  readonly sent: ReadonlyMap<SentBy, Received | undefined>;
}) {
  const { taken, swallowed } = visit;
  const [display, setDisplay] = useState<Display>('values');
  const written = useMemo(() => writtenFields(container), [container]);
  const steps = useRef<HTMLOListElement>(null);
  // The newest is the first, and is what everybody looks for.
  useLayoutEffect(() => steps.current?.closest('.outcome')?.scrollTo(0, 0), [taken.length]);
  return (
    <Card
      title="What happens"
      class="result-card steps-card"
      actions={<DisplayChoice display={display} onChange={setDisplay} />}
    >
      {taken.length === 0 ? (
        <p class="empty">
          {container === undefined
            ? 'There is no container yet, and nothing fires without one.'
            : 'Nothing has happened yet. Do what a visitor does, on the shop or with the buttons below it: each step shows the tags that it fires and the requests that they send.'}
        </p>
      ) : null}
      <ol class="steps" reversed ref={steps}>
        {taken.toReversed().map((step, index) => (
          <StepView
            key={step.id}
            taken={step}
            number={taken.length - index}
            isNewest={index === 0}
            hasContainer={container !== undefined}
            sent={sent}
            display={display}
            written={written}
          />
        ))}
      </ol>
      <Lines title="Thrown in a callback, where GTM swallows it" lines={swallowed} />
    </Card>
  );
}

function DisplayChoice({
  display,
  onChange,
}: {
  readonly display: Display;
  readonly onChange: (display: Display) => void;
}) {
  return (
    <fieldset class="segments">
      <legend class="hidden">Show variables by</legend>
      {(['names', 'values'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="display" checked={display === one} onChange={() => onChange(one)} />
          {one === 'names' ? 'Names' : 'Values'}
        </label>
      ))}
    </fieldset>
  );
}

function StepView({
  taken: { step, outcome, reason },
  number,
  isNewest,
  hasContainer,
  sent,
  display,
  written,
}: {
  readonly display: Display;
  readonly written: WrittenFields;
  readonly taken: TakenStep;
  readonly number: number;
  readonly isNewest: boolean;
  readonly hasContainer: boolean;
  readonly sent: ReadonlyMap<SentBy, Received | undefined>;
}) {
  const pixels = pixelsOf(outcome);
  const isUnderWay = outcome === undefined && reason === undefined;
  return (
    <li class="step" aria-busy={isUnderWay}>
      <h3>
        {number}. {titleOf(step)}
      </h3>
      {isUnderWay && !hasContainer ? <p class="hint">It is taken as soon as there is a container.</p> : null}
      {step.note === undefined ? null : <p class="hint">{step.note}</p>}
      {'push' in step && titleOf(step) !== whatHappens(step) ? (
        <code class="pushed">{JSON.stringify(step.push)}</code>
      ) : null}
      {reason === undefined ? null : <p class="fault">{reason}</p>}
      {outcome === undefined ? null : (
        <>
          {outcome.events.length === 0 ? null : <p class="hint">Events: {outcome.events.join(', ')}</p>}
          {outcome.fired.length === 0 && outcome.events.length > 0 ? <p class="hint">No tag fired.</p> : null}
          <ul class="fired">
            {outcome.fired.map((fired, index) => (
              <Fired
                key={index}
                fired={fired}
                triggers={triggersOf(fired, outcome)}
                display={display}
                written={written.get(fired.tag)}
              />
            ))}
          </ul>
          {pixels.map((request, index) => (
            <Sent
              key={index}
              request={request}
              hit={sent.get(request)}
              isLate={outcome.fired.every(({ tag }) => tag !== request.tag)}
              isOpen={isNewest && pixels.length === 1}
            />
          ))}
          <Requests title="Scripts" urls={urlsOf(outcome, 'script')} />
          <Requests title="Iframes" urls={urlsOf(outcome, 'iframe')} />
          <NotFired reports={outcome.reports} display={display} />
          <Messages outcome={outcome} />
        </>
      )}
    </li>
  );
}

/** What the messages of a step found; without any, how consent stands. */
function Messages({ outcome: { reports, reportsLeftOut, consent } }: { readonly outcome: StepOutcome }) {
  if (reports.length === 0) {
    const states = Object.entries(consent).map(([type, state]) => `${type} ${state}`);
    return states.length === 0 ? null : <p class="hint">Consent after it: {states.join(', ')}</p>;
  }
  const views = reports.map((report, index) => <Message key={index} report={report} />);
  if (reports.length === 1) return <>{views}</>;
  return (
    <Disclosure
      class="drawer messages"
      summary={
        <>
          The {reports.length} messages <span class="hint">variables, data layer, consent</span>
        </>
      }
      content={() => (
        <>
          {reportsLeftOut === 0 ? null : <p class="hint">{reportsLeftOut} earlier ones are not shown.</p>}
          {views}
        </>
      )}
    />
  );
}

function Fired({
  fired,
  triggers,
  display,
  written,
}: {
  readonly fired: FiredTag;
  readonly triggers: readonly ShownTrigger[];
  readonly display: Display;
  /** Its fields as the container has them. */
  readonly written: ReadonlyMap<string, string> | undefined;
}) {
  const { tag, because, status, error, console, data } = fired;
  return (
    <li class={tones[status]}>
      <span class="mark" aria-hidden="true" />
      <div>
        <p>
          {tag} <strong>{endings[status]}</strong>
          {describeUnknown(fired)} <span class="hint">{because.join(', ')}</span>
        </p>
        {error === null ? null : <p class="error-text">{error}</p>}
        {triggers.length + data.length === 0 ? null : (
          <Disclosure
            class="received"
            summary={<span class="hint">Why, and with what</span>}
            content={() => (
              <>
                {triggers.map((trigger, index) => (
                  <Trigger key={index} trigger={trigger} display={display} />
                ))}
                <Pairs
                  pairs={data.map(([field, value]) => [
                    field,
                    <code key={field}>{display === 'names' ? (written?.get(field) ?? value) : value}</code>,
                  ])}
                />
              </>
            )}
          />
        )}
        <Lines title={`Console of ${tag}`} lines={console} />
      </div>
    </li>
  );
}

/** A pixel in a line that opens. */
function Sent({
  request: { url, tag },
  hit,
  isLate,
  isOpen,
}: {
  readonly request: SentBy;
  readonly hit: Received | undefined;
  /** The tag fired in an earlier step. */
  readonly isLate: boolean;
  readonly isOpen: boolean;
}) {
  const receivers = useReceivers();
  const read = useMemo(() => receivers.read({ method: 'GET', url }), [receivers, url]);
  return (
    <Disclosure
      class="sent"
      open={isOpen}
      summary={
        <>
          <span class="kind">{read.view.kind}</span>{' '}
          <span class="sent-name">{read.view.title ?? 'without a name'}</span>{' '}
          <span class="hint">
            {[
              hit === undefined ? 'not yet received' : `hit ${hit.id}`,
              ...(isLate ? [`of ${tag}, which fired earlier`] : []),
            ].join(', ')}
          </span>
        </>
      }
      content={() => <PixelView url={url} read={read} hit={hit} />}
    />
  );
}

/** The triggers that fired a tag. */
function triggersOf({ because, event }: FiredTag, { reports }: StepOutcome): readonly ShownTrigger[] {
  const report = reports.findLast((one) => one.event === event);
  return report?.fired.filter(({ name }) => because.includes(name)) ?? [];
}

function urlsOf({ requests }: StepOutcome, wanted: SentBy['kind']): readonly string[] {
  return requests.filter(({ kind }) => kind === wanted).map(({ url }) => url);
}

/** A push is known by its event; all that was pushed stands below. */
function titleOf(step: Step): string {
  const event = 'push' in step && isJsonObject(step.push) ? step.push['event'] : undefined;
  return typeof event === 'string' ? `Push ${event}` : whatHappens(step);
}
