import { useMemo, useRef, useState } from 'preact/hooks';
import { anyUrl } from '../../receiver/any-url.ts';
import { namesIn } from '../../receiver/raw-parameters.ts';
import type { Inspected } from '../../receiver/receivers.ts';
import { Card } from '../parts/card.tsx';
import { useCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { dropOf, FileInput } from '../parts/file-input.tsx';
import { AddressView } from '../result/address-view.tsx';
import { Copies, Findings, ReadView, UrlLength } from '../result/request-view.tsx';
import type { Playground } from '../state/use-playground.ts';
import { useExamples, useReceivers } from '../state/use-receivers.ts';
import { keptOfFile, requestsSummary, shownRequests, type RequestRow } from './shown-requests.ts';

/** Bytes: a recording of a browser holds all that the pages loaded. */
const largestRecording = 200_000_000;

/** Any request, or many at once, read as their receiver reads them. */
export function InspectorTab({ playground }: { readonly playground: Playground }) {
  const { session, update } = playground;
  const text = session.inspected;
  const receivers = useReceivers();
  const { request: placeholder } = useExamples();
  const { requests, leftOut } = useMemo(
    () => (text.trim() === '' ? { requests: [], leftOut: 0 } : receivers.inspectAll(text)),
    [receivers, text],
  );
  const [refused, setRefused] = useState<string>();
  const [chosen, setChosen] = useState<{ readonly of: string; readonly number: number }>();
  const isMany = requests.length > 1;
  const first = isMany ? shownRequests(requests, { filter: '', faultyOnly: false })[0]?.number : 1;
  const number = (chosen?.of === text ? chosen.number : first) ?? 1;
  const inspected = requests[number - 1];
  const inspect = (inspected: string): void => update({ inspected, inspectedLeftOut: 0 });
  const open = (given: string): void => {
    setRefused(undefined);
    update(keptOfFile(given, receivers.textsIn(given)));
  };
  const reading = { largest: largestRecording, onText: open, onRefused: setRefused };
  useCtrlEnter(true, () => {
    const card = document.querySelector<HTMLElement>('.inspected-card');
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector<HTMLElement>('button, [tabindex="0"]')?.focus();
  });
  return (
    <div class="columns">
      <div class="column">
        <Card
          title={isMany ? 'Requests' : 'Pixel request'}
          actions={
            <FileInput label="Open a file" accept=".txt,.html,.htm,.har,.log,.json,.csv" {...reading} />
          }
        >
          <div class="entry" {...dropOf(reading)}>
            <label for="inspected">Paste a pixel URL, an image tag, a curl command or a fetch call</label>
            <textarea
              id="inspected"
              rows={isMany ? 4 : 8}
              spellcheck={false}
              value={text}
              placeholder={placeholder}
              aria-describedby="inspected-hint"
              onInput={({ currentTarget }) => inspect(currentTarget.value)}
            />
            <p class="hint" id="inspected-hint">
              Many at once: a HAR file from the browser’s network panel, lines of a log, a list.
            </p>
            {refused === undefined ? null : (
              <p class="fault" role="alert">
                {refused}
              </p>
            )}
          </div>
          {isMany ? (
            <RequestTable
              requests={requests}
              leftOut={leftOut + session.inspectedLeftOut}
              chosen={number}
              onChoose={(wanted) => setChosen({ of: text, number: wanted })}
            />
          ) : (
            <HitList hits={playground.hits} inspect={inspect} />
          )}
        </Card>
      </div>
      <div class="column outcome" key={number}>
        <Card
          title={
            isMany
              ? `Request ${number}, as ${(inspected?.receiver ?? anyUrl).name} reads it`
              : `What ${(receivers.own ?? anyUrl).name} reads`
          }
          class="inspected-card"
        >
          {inspected === undefined ? (
            <p class="empty">What the request says appears here, with everything that is wrong with it.</p>
          ) : (
            <RequestDetails inspected={inspected} />
          )}
        </Card>
      </div>
    </div>
  );
}

/** What is wrong first, then what the request says, and where each part of it stands. */
function RequestDetails({ inspected: { url, view, receiver } }: { readonly inspected: Inspected }) {
  const [marked, mark] = useState<string>();
  return (
    <div class="pixel" aria-live="polite">
      <Findings findings={view.problems} receiver={receiver} shows={namesIn(url ?? '')} onParameter={mark} />
      {url === null ? null : (
        <>
          <ReadView view={view} />
          <AddressView url={url} marked={marked} onMark={mark} />
          <UrlLength url={url} room={view.room} />
          <Copies url={url} view={view} />
        </>
      )}
    </div>
  );
}

function RequestTable({
  requests,
  leftOut,
  chosen,
  onChoose,
}: {
  readonly requests: readonly Inspected[];
  readonly leftOut: number;
  readonly chosen: number;
  readonly onChoose: (number: number) => void;
}) {
  const [filter, setFilter] = useState('');
  const [faultyOnly, setFaultyOnly] = useState(false);
  const shown = shownRequests(requests, { filter, faultyOnly });
  const hasEnvironments = requests.some(({ view }) => view.environment !== undefined);
  const table = useRef<HTMLTableElement>(null);
  const choose = (number: number): void => {
    onChoose(number);
    const card = table.current?.closest('.columns')?.querySelector('.inspected-card');
    if (window.matchMedia('(max-width: 860px)').matches) card?.scrollIntoView();
  };
  return (
    <>
      <div class="requests-bar">
        <div class="entry">
          <label for="request-filter">Show requests with</label>
          <input
            type="search"
            id="request-filter"
            value={filter}
            placeholder="name, kind, environment, address"
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
        </div>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={faultyOnly}
            onChange={({ currentTarget }) => setFaultyOnly(currentTarget.checked)}
          />
          Faults only
        </label>
      </div>
      <p class="totals" role="status">
        {requestsSummary(requests, shown)}
        {leftOut === 0 ? '' : `; ${leftOut} more were left out`}
      </p>
      {shown.length === 0 ? (
        <p class="empty">No request is like that.</p>
      ) : (
        <table class="requests" ref={table}>
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">Request</th>
              {hasEnvironments ? <th scope="col">Environment</th> : null}
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={row.number}
                row={row}
                isChosen={row.number === chosen}
                hasEnvironment={hasEnvironments}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({
  row: { number, request, worst },
  isChosen,
  hasEnvironment,
  onChoose,
}: {
  readonly row: RequestRow;
  readonly isChosen: boolean;
  readonly hasEnvironment: boolean;
  readonly onChoose: (number: number) => void;
}) {
  const { view, url } = request;
  const of = (severity: string): number =>
    view.problems?.filter((problem) => problem.severity === severity).length ?? 0;
  return (
    <tr class={isChosen ? 'chosen' : ''}>
      <td>{number}</td>
      <td>
        <button type="button" class="link" aria-pressed={isChosen} onClick={() => onChoose(number)}>
          {view.title ?? url ?? 'without a name'}
        </button>
        <span class="hint">{view.kind}</span>
      </td>
      {hasEnvironment ? <td>{view.environment ?? ''}</td> : null}
      <td>
        {worst === null || worst === 'note' ? null : (
          <span class={`badge ${worst === 'fault' ? 'bad' : 'wait'}`}>
            {of(worst)} {worst}
            {of(worst) === 1 ? '' : 's'}
          </span>
        )}
      </td>
    </tr>
  );
}

/** What this machine has received. */
function HitList({
  hits,
  inspect,
}: {
  readonly hits: Playground['hits'];
  readonly inspect: (text: string) => void;
}) {
  const receivers = useReceivers();
  if (hits.length === 0) return null;
  return (
    <>
      <div class="with-action">
        <h3>Received on this machine</h3>
        {hits.length < 2 ? null : (
          <button
            type="button"
            class="small"
            onClick={() =>
              inspect(
                hits
                  .map(({ url }) => url)
                  .toReversed()
                  .join('\n'),
              )
            }
          >
            Inspect all {hits.length}
          </button>
        )}
      </div>
      <ul class="hits">
        {hits.slice(0, 10).map(({ id, url, receivedAt }) => (
          <li key={id}>
            <button type="button" class="link" onClick={() => inspect(url)}>
              {receivers.read({ method: 'GET', url }).view.title ?? 'without a name'}
            </button>
            <span class="hint">
              hit {id}, {new Date(receivedAt).toLocaleTimeString()}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
