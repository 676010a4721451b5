import { useState } from 'preact/hooks';
import { Card } from '../parts/card.tsx';
import { arrivals } from '../result/arrivals.ts';
import { compareRuns } from '../result/compare.ts';
import type { Reason } from '../result/reason.ts';
import { endingOf, RunView } from '../result/run-view.tsx';
import type { Receivers } from '../../receiver/receivers.ts';
import { LazyServerRun } from '../server/lazy.tsx';
import { serverReason } from '../server/server-reason.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { Playground } from '../state/use-playground.ts';
import { useReceivers } from '../state/use-receivers.ts';

/** The runs so far: one to look at again, or two to compare. */
export function HistoryTab({
  playground,
  onRestored,
}: {
  readonly playground: Playground;
  readonly onRestored: () => void;
}) {
  const { session, update, hits } = playground;
  const { history } = session;
  const isGone = ({ id }: RunRecord): boolean => id !== playground.run?.id;
  /** Of templates that were opened here, only the one that is open is kept. */
  const canRestore = ({ settings: { template } }: RunRecord): boolean =>
    template === 'own' || template === playground.settings.template;
  const receivers = useReceivers();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const toggle = (id: number): void =>
    setChosen((before) =>
      before.includes(id) ? before.filter((each) => each !== id) : [...before, id].slice(-2),
    );
  const [first, second] = history.filter(({ id }) => chosen.includes(id)).toReversed();
  return (
    <div class="columns">
      <div class="column">
        <Card
          title="Runs"
          actions={
            <button
              type="button"
              class="small"
              disabled={history.length === 0}
              onClick={() => update({ history: [] }, 'History forgotten')}
            >
              Forget all
            </button>
          }
        >
          {history.length === 0 ? (
            <p class="empty">Every firing is listed here; choose two to compare them.</p>
          ) : (
            <>
              <p class="hint">Choose one to look at it again, two to compare them.</p>
              <ul class="runs">
                {history.map((run) => (
                  <li key={run.id}>
                    <label>
                      <input
                        type="checkbox"
                        checked={chosen.includes(run.id)}
                        onChange={() => toggle(run.id)}
                      />
                      <span class="run-title">
                        Run {run.id}: {titleOf(run, receivers)}
                      </span>
                      <Outcome run={run} hits={hits} gone={isGone(run)} />
                    </label>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
      </div>
      <div class="column outcome">
        {first === undefined ? null : second === undefined ? (
          <Card
            title={`Run ${first.id}`}
            actions={
              <button
                type="button"
                class="small"
                disabled={!canRestore(first)}
                onClick={() => {
                  playground.restore(first.settings, `Run ${first.id} restored`);
                  onRestored();
                }}
              >
                Restore
              </button>
            }
          >
            {canRestore(first) ? null : (
              <p class="hint">It was another template: open that again, and its form can be restored.</p>
            )}
            <PastRun run={first} hits={hits} gone={isGone(first)} />
          </Card>
        ) : (
          <Comparison left={first} right={second} />
        )}
      </div>
    </div>
  );
}

function Comparison({ left, right }: { readonly left: RunRecord; readonly right: RunRecord }) {
  const [all, setAll] = useState(false);
  const [times, setTimes] = useState(false);
  const rows = compareRuns(left, right, useReceivers(), { times });
  const different = rows.filter((row) => row.left !== row.right);
  return (
    <Card
      title={`Run ${left.id} and run ${right.id}`}
      actions={
        <>
          <label class="switch">
            <input
              type="checkbox"
              role="switch"
              checked={times}
              onChange={({ currentTarget }) => setTimes(currentTarget.checked)}
            />
            Compare times
          </label>
          <label class="switch">
            <input
              type="checkbox"
              role="switch"
              checked={all}
              onChange={({ currentTarget }) => setAll(currentTarget.checked)}
            />
            Show what is the same
          </label>
        </>
      }
    >
      {different.length === 0 && !all ? <p class="empty">Both came to the same.</p> : null}
      <div class="scroll" tabIndex={0} role="region" aria-label="Comparison">
        <table class="comparison">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">Part</span>
              </th>
              <th scope="col">Run {left.id}</th>
              <th scope="col">Run {right.id}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? rows : different).map((row) => (
              <tr key={row.label} class={row.left === row.right ? '' : 'different'}>
                <th scope="row">{row.label}</th>
                <td>{row.left ?? <span class="hint">none</span>}</td>
                <td>{row.right ?? <span class="hint">none</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface PastRunProps {
  readonly run: RunRecord;
  readonly hits: Playground['hits'];
  readonly gone: boolean;
}

function PastRun({ run, hits, gone }: PastRunProps) {
  const { server } = run;
  return server === undefined ? <RunView run={run} hits={hits} gone={gone} /> : <LazyServerRun {...server} />;
}

/** The same words as its result begins with. */
function Outcome({ run, hits, gone }: PastRunProps) {
  const receivers = useReceivers();
  const reason = reasonOfRecord({ run, hits, gone }, receivers);
  return (
    <span class={`hint outcome-word ${reason?.tone ?? ''}`}>
      <span class="mark" aria-hidden="true" />
      {reason?.title ?? 'Did not run'}, {new Date(run.at).toLocaleTimeString()}
    </span>
  );
}

function reasonOfRecord(
  { run: { state, server, input }, hits, gone }: PastRunProps,
  receivers: Receivers,
): Reason | undefined {
  if (server !== undefined) {
    return 'state' in server.outcome ? serverReason(server.outcome.state, server.type) : undefined;
  }
  if (state === undefined) return undefined;
  const [hit] = arrivals(
    state.pixels.map(({ url }) => url),
    hits,
  );
  const answer = hit?.answer ?? null;
  return endingOf({ state, dry: false, gone, answer, data: input.data ?? {}, receivers, causes: [] }).reason;
}

/** What the run sent first, else the template; of servers, with the event or the path that was asked for. */
function titleOf({ state, template, server }: RunRecord, receivers: Receivers): string {
  if (server !== undefined) {
    const event = server.input.event !== undefined && 'event_name' in server.input.event;
    const name = event ? Reflect.get(server.input.event ?? {}, 'event_name') : server.input.request?.path;
    return typeof name === 'string' ? `${template}, ${name}` : template;
  }
  const url = state?.pixels[0]?.url;
  return (url === undefined ? undefined : receivers.read({ method: 'GET', url }).view.title) ?? template;
}
