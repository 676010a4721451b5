import { useEffect, useRef, useState } from 'preact/hooks';
import type { FromPage, ScenarioLine, ToPage } from '../../page/protocol.ts';
import { Card } from '../parts/card.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import { ShopFrames } from '../state/shop-frames.ts';

/** The template's scenarios, run in the browser. */
export function TestsTab({ open }: { readonly open: OpenTemplate }) {
  const { scenarios } = open.template;
  const container = useRef<HTMLDivElement>(null);
  const frames = useRef<ShopFrames<ToPage, FromPage>>();
  const [results, setResults] = useState<ReadonlyMap<number, ScenarioLine>>(new Map());
  const [running, setRunning] = useState(false);
  const [filter, setFilter] = useState('');
  const onMessage = useRef<(message: FromPage) => void>(() => undefined);
  onMessage.current = (message) => {
    if (message.type === 'scenario')
      setResults((before) => new Map(before).set(message.result.index, message.result));
    else if (message.type === 'tested') setRunning(false);
  };
  useEffect(() => {
    setResults(new Map());
    setRunning(false);
  }, [open]);
  useEffect(() => () => frames.current?.close(), []);

  const runAll = (): void => {
    if (container.current === null) return;
    if (frames.current === undefined) {
      frames.current = new ShopFrames(
        container.current,
        { path: '/shop', title: 'Page of the scenarios' },
        (message) => onMessage.current(message),
      );
    } else frames.current.renew();
    setResults(new Map());
    setRunning(true);
    frames.current.send({
      type: 'test',
      template: open.code,
      setup: open.template.setup?.code ?? '',
      scenarios: scenarios.map(({ name, code }) => ({ name, code })),
    });
  };

  const all = [...results.values()];
  const passed = all.filter(({ status }) => status === 'passed').length;
  const failed = all.length - passed;
  const ms = all.reduce((sum, result) => sum + result.ms, 0);
  const shown = scenarios
    .map(({ name }, index) => ({ name, index }))
    .filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  return (
    <Card
      title={`Scenarios of ${open.name}`}
      class="tests-card"
      actions={
        <button type="button" class="primary" onClick={runAll} disabled={running || scenarios.length === 0}>
          {running ? 'Running…' : 'Run tests'}
        </button>
      }
    >
      {scenarios.length === 0 ? (
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
            <p class="totals" role="status">
              {all.length === 0
                ? `${scenarios.length} scenarios`
                : `${passed} passed, ${failed} failed in ${Math.round(ms)} ms`}
            </p>
          </div>
          <ol class="scenarios">
            {shown.map(({ name, index }) => (
              <Scenario key={index} name={name} result={results.get(index)} open={open} />
            ))}
          </ol>
        </>
      )}
      <div ref={container} class="scenario-frames" />
    </Card>
  );
}

function Scenario({
  name,
  result,
  open,
}: {
  readonly name: string;
  readonly result: ScenarioLine | undefined;
  readonly open: OpenTemplate;
}) {
  const status = result === undefined ? 'waiting' : result.status;
  return (
    <li class={status}>
      <p class="scenario-line">
        <span class="mark" role="img" aria-label={status} />
        <span class="scenario-name">{name}</span>
        {result === undefined ? null : <span class="hint">{result.ms.toFixed(1)} ms</span>}
      </p>
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

/** The innermost place, in the lines of the file. */
function placeOf({ places, index }: ScenarioLine, { template, code }: OpenTemplate): string {
  const [place] = places;
  if (place === undefined) return '';
  if (place.part === 'template')
    return `${template.file}:${place.line + (code.lineOffset ?? 0)}:${place.column + 1}`;
  const script = place.part === 'setup' ? template.setup : template.scenarios[index];
  const at = script?.locate(place) ?? place;
  return `${template.file}:${at.line}:${at.column + 1}`;
}
