import { useState } from 'preact/hooks';
import type { ServerRunInput } from '../../../sandbox/server-input.ts';
import type { TemplateType } from '../../../sandbox/template.ts';
import type { LinkOutcome, ServerState } from '../../page/server-protocol.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Ending, type Cause, type Locate } from '../result/ending.tsx';
import { Lines } from '../result/outcome-parts.tsx';
import type { Reason } from '../result/reason.ts';
import { SyntaxProblems } from '../result/run-view.tsx';
import { TraceView } from '../result/trace-view.tsx';
import { readBody, shownPairs } from './decode-request.ts';
import { JsonTree } from './json-tree.tsx';
import { stepsOf } from './order.ts';
import { BodyView, SentRequest, Titled } from './sent-request.tsx';
import { serverReason } from './server-reason.ts';

export interface ServerRunViewProps {
  readonly type: TemplateType;
  readonly input: ServerRunInput;
  readonly outcome: LinkOutcome;
  readonly causes?: readonly Cause[];
  /** What else is to be said of the reason. */
  readonly turn?: (reason: Reason) => Reason;
  readonly locate?: Locate;
}

/** What one run of a server template came to. */
export function ServerRunView(props: ServerRunViewProps) {
  return (
    <>
      <ServerEnding {...props} />
      <ServerDetails {...props} />
    </>
  );
}

/** The line that a run comes down to. */
export function ServerEnding({
  type,
  outcome,
  causes = [],
  turn = (reason) => reason,
  locate,
}: ServerRunViewProps) {
  if ('ended' in outcome) {
    return <Ending reason={{ tone: 'bad', title: 'Never came to an end', detail: outcome.ended }} />;
  }
  if ('problems' in outcome) return <SyntaxProblems problems={outcome.problems} locate={locate} />;
  const { state } = outcome;
  return <Ending reason={turn(serverReason(state, type))} {...{ causes, locate }} errorAt={state.errorAt} />;
}

/** All that a run did. */
export function ServerDetails({ type, input, outcome }: ServerRunViewProps) {
  const [showSecrets, setShowSecrets] = useState(false);
  if (!('state' in outcome)) return null;
  const { state } = outcome;
  const { requests, response, events, stored, value } = state;
  return (
    <div class="run">
      {value === null || typeof value.plain !== 'object' || value.plain === null ? null : (
        <Tree title="Value of the variable" value={value.plain} />
      )}
      {requests.map((request, index) => (
        <SentRequest key={index} request={request} number={index + 1} showSecrets={showSecrets} />
      ))}
      {response === null ? null : <ResponseView response={response} type={type} showSecrets={showSecrets} />}
      {events.map((event, index) => (
        <Tree
          key={index}
          title={events.length === 1 ? 'Event run' : `Event run, ${index + 1}`}
          value={event}
        />
      ))}
      <Lines title="Console" lines={state.console} />
      {state.status === 'pending' ? null : (
        <Lines title="Thrown in a callback or a handler, where GTM swallows it" lines={state.swallowed} />
      )}
      <StoredView stored={stored} />
      <Order state={state} />
      <TraceView state={state} />
      <div class="actions">
        <CopyButton text={`${JSON.stringify(input, null, 2)}\n`}>Copy input for run</CopyButton>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={showSecrets}
            onChange={({ currentTarget }) => setShowSecrets(currentTarget.checked)}
          />
          Show secrets
        </label>
      </div>
    </div>
  );
}

function ResponseView({
  response: { returned, status, headers, cookies, body, bodyEncoding, pixels },
  type,
  showSecrets,
}: {
  readonly response: NonNullable<ServerState['response']>;
  readonly type: TemplateType;
  readonly showSecrets: boolean;
}) {
  const cookiePairs = cookies.map(({ header }) => ['set-cookie', header] as const);
  return (
    <article class="outgoing" aria-label="Response">
      <p class="outgoing-line">
        <span class="kind">Response</span> {status}
        {returned ? null : (
          <span class="hint">{type === 'CLIENT' ? 'not returned' : 'as the client will return it'}</span>
        )}
      </p>
      <Titled title="Headers" pairs={[...shownPairs(Object.entries(headers), showSecrets), ...cookiePairs]} />
      {bodyEncoding === 'base64' ? (
        <p class="hint">
          The body is no text: {Math.round((body.length * 3) / 4).toLocaleString('en')} bytes.
        </p>
      ) : (
        <BodyView body={readBody(body, headers)} title="Body" showSecrets={showSecrets} />
      )}
      <Lines title="Pixels that the browser is told to request" lines={pixels} />
    </article>
  );
}

function StoredView({
  stored: { template, firestore, bigQuery },
}: {
  readonly stored: ServerState['stored'];
}) {
  return (
    <>
      {Object.keys(template).length === 0 ? null : <Tree title="Stored by the template" value={template} />}
      {Object.keys(firestore).length === 0 ? null : <Tree title="Firestore" value={firestore} />}
      {bigQuery.map(({ datasetId, tableId, rows }, index) => (
        <Tree key={index} title={`BigQuery: ${datasetId}.${tableId}`} value={rows} />
      ))}
    </>
  );
}

function Tree({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <div>
      <h3>{title}</h3>
      <JsonTree value={value} label={title} />
    </div>
  );
}

/** What happened when, by the run's own clock. */
function Order({ state }: { readonly state: ServerState }) {
  const steps = stepsOf(state);
  if (steps.length < 2) return null;
  return (
    <details class="drawer" open>
      <summary>Order of things</summary>
      <ol class="order">
        {steps.map(({ after, what, text }, index) => (
          <li key={index} class={what}>
            <span class="hint">{Math.round(after).toLocaleString('en')} ms</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
