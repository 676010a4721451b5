import { useState } from 'preact/hooks';
import type { Scenario } from '../../../tpl/scenarios.ts';
import type { ScenarioLine } from '../../page/protocol.ts';
import { Card } from '../parts/card.tsx';
import { useCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { Lines } from '../result/outcome-parts.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Scenarios } from '../state/use-scenarios.ts';
import { shownScenarios, summaryOf } from './shown-scenarios.ts';

/** The template's scenarios, run in the browser. */
export function TestsTab({
  open,
  scenarios,
  isShown,
}: {
  readonly open: OpenTemplate;
  readonly scenarios: Scenarios;
  readonly isShown: boolean;
}) {
  const all = open.template.scenarios;
  const { results, isRunning, run } = scenarios;
  const [filter, setFilter] = useState('');
  const [failedOnly, setFailedOnly] = useState(false);
  useCtrlEnter(isShown, () => run());
  const shown = shownScenarios(all, results, { filter, failedOnly });
  return (
    <Card
      title={`Scenarios of ${open.name}`}
      class="tests-card"
      actions={
        <button
          type="button"
          class="primary"
          title="Ctrl+Enter"
          onClick={() => run()}
          disabled={isRunning || all.length === 0}
        >
          {isRunning ? 'Running…' : 'Run tests'}
        </button>
      }
    >
      {all.length === 0 ? (
        <p class="empty">This template has no scenarios.</p>
      ) : (
        <>
          <div class="tests-bar">
            <div class="entry">
              <label for="scenario-filter">Show scenarios with</label>
              <input
                id="scenario-filter"
                type="search"
                value={filter}
                onInput={({ currentTarget }) => setFilter(currentTarget.value)}
              />
            </div>
            <label class="switch">
              <input
                type="checkbox"
                role="switch"
                checked={failedOnly}
                onChange={({ currentTarget }) => setFailedOnly(currentTarget.checked)}
              />
              Failed only
            </label>
            <p class="totals" role="status">
              {summaryOf(all.length, shown, results)}
            </p>
          </div>
          {shown.length > 0 ? null : (
            <p class="empty">
              {failedOnly && filter === ''
                ? results.size === 0
                  ? 'Nothing has failed, since nothing has run.'
                  : 'Nothing has failed.'
                : `No ${failedOnly ? 'failed ' : ''}scenario has “${filter}” in its name.`}
            </p>
          )}
          <ol class="scenarios">
            {shown.map((index) => (
              <ScenarioView
                key={index}
                index={index}
                scenario={all[index]}
                result={results.get(index)}
                open={open}
                isRunning={isRunning}
                onRun={() => run(index)}
              />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}

function ScenarioView({
  index,
  scenario,
  result,
  open,
  isRunning,
  onRun,
}: {
  readonly index: number;
  readonly scenario: Scenario | undefined;
  readonly result: ScenarioLine | undefined;
  readonly open: OpenTemplate;
  readonly isRunning: boolean;
  readonly onRun: () => void;
}) {
  const status = result === undefined ? 'waiting' : result.status;
  const [isOpen, setOpen] = useState(false);
  return (
    <li class={status}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary class="scenario-line">
          <span class="mark" role="img" aria-label={status} />
          <span class="scenario-name">{scenario?.name}</span>
          {result === undefined ? null : <span class="hint">{result.ms.toFixed(1)} ms</span>}
        </summary>
        {isOpen ? (
          <div class="scenario-body">
            <div class="actions">
              <button type="button" class="small" disabled={isRunning} onClick={onRun}>
                Run alone
              </button>
              <span class="hint">{open.places.ofScenario(index, { line: 1, column: 0 })}</span>
            </div>
            <pre class="code" role="group" tabIndex={0} aria-label={`Code of ${scenario?.name ?? ''}`}>
              {scenario?.code}
            </pre>
            <Lines title="Console" lines={result?.console ?? []} />
          </div>
        ) : null}
      </details>
      {result?.message == null ? null : (
        <p class="error-text">
          {result.message} <span class="hint">{placeOf(result, open)}</span>
        </p>
      )}
      {result?.comparison === undefined ? null : (
        <div class="side-by-side">
          <div>
            <h3 class="sub">Expected</h3>
            <pre class="code">{result.comparison.expected}</pre>
          </div>
          <div>
            <h3 class="sub">Actual</h3>
            <pre class="code">{result.comparison.actual}</pre>
          </div>
        </div>
      )}
      {result?.warnings.map((warning) => (
        <p key={warning} class="hint">
          {warning}
        </p>
      ))}
    </li>
  );
}

/** The innermost place. */
function placeOf({ places, index }: ScenarioLine, open: OpenTemplate): string {
  const [place] = places;
  if (place === undefined) return '';
  if (place.part === 'template') return open.places.ofCode(place);
  return place.part === 'setup' ? open.places.ofSetup(place) : open.places.ofScenario(index, place);
}
