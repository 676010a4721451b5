import {
  conditionMarks,
  keptInStep,
  keptReasons,
  type ShownReport,
  type ShownTag,
  type ShownTrigger,
} from '../../../container/command/show-report.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Pairs } from '../result/request-view.tsx';

/** How variables are shown, as in Tag Assistant: by their names, or with the values that they had. */
export type Display = 'names' | 'values';

/** The tags that a step did not set off, and the conditions that kept them. */
export function NotFired({
  reports,
  display,
}: {
  readonly reports: readonly ShownReport[];
  readonly display: Display;
}) {
  const { near, waiting } = keptInStep(reports);
  return (
    <>
      {near.map(({ event, tags }, index) => (
        <div key={index} class="not-fired">
          <h4>Not fired on {event}</h4>
          <ul>
            {tags.map((tag) => (
              <Kept key={tag.tag} kept={tag} display={display} />
            ))}
          </ul>
        </div>
      ))}
      {waiting.length === 0 ? null : (
        <Disclosure
          class="waiting"
          summary={
            <span class="hint">
              {waiting.length === 1 ? 'One tag waits' : `${waiting.length} tags wait`} for another event
            </span>
          }
          content={() => (
            <ul class="not-fired">
              {waiting.map((tag) => (
                <Kept key={tag.tag} kept={tag} display={display} />
              ))}
            </ul>
          )}
        />
      )}
    </>
  );
}

function Kept({
  kept: { tag, by, triggers },
  display,
}: {
  readonly kept: ShownTag;
  readonly display: Display;
}) {
  return (
    <li>
      <p>
        {tag} <span class="hint">{keptReasons[by]}</span>
      </p>
      {triggers.map((trigger, index) => (
        <Trigger key={index} trigger={trigger} display={display} />
      ))}
    </li>
  );
}

/** A trigger with a mark for each of its conditions. */
export function Trigger({
  trigger: { name, conditions },
  display,
}: {
  readonly trigger: ShownTrigger;
  readonly display: Display;
}) {
  return (
    <div class="trigger">
      <p class="hint">{name}</p>
      <ul class="conditions">
        {conditions.map((condition, index) => (
          <li key={index} class={condition.holds}>
            <span aria-hidden="true">{conditionMarks[condition.holds]}</span>
            <span class="hidden">{said[condition.holds]} </span>
            <code>{condition[display]}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const said = { yes: 'Holds:', no: 'Does not hold:', unclear: 'Not known:' } as const;

/** How things stood when a message was processed: the message, its variables, the data layer, consent. */
export function Message({ report }: { readonly report: ShownReport }) {
  const { event, message, dataLayer, variables } = report;
  const states = Object.entries(report.consent).map(([type, state]) => `${type} ${state}`);
  return (
    <Disclosure
      class="drawer message"
      summary={
        <>
          Message {event}{' '}
          <span class="hint">
            {event === '' ? 'no event' : `${variables.length} variables`}, data layer, consent
          </span>
        </>
      }
      content={() => (
        <div class="message-body">
          <h4>What was pushed</h4>
          <pre class="code">{message}</pre>
          <h4>Consent at that moment</h4>
          <p>{states.length === 0 ? 'Nothing is set, which counts as granted.' : states.join(', ')}</p>
          {variables.length === 0 ? null : (
            <>
              <h4>Variables</h4>
              <Pairs
                pairs={variables.map(({ name, value, unknown }) => [
                  name,
                  unknown.length > 0 ? <span class="hint">not known here</span> : <code>{value}</code>,
                ])}
              />
            </>
          )}
          <h4>Data layer after it</h4>
          <pre class="code" role="group" tabIndex={0} aria-label="Data layer after the message">
            {dataLayer}
          </pre>
        </div>
      )}
    />
  );
}
