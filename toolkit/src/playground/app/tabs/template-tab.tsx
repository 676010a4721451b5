import { useState } from 'preact/hooks';
import type { Message } from '../../../messages/message.ts';
import { Card } from '../parts/card.tsx';
import { dropOf, FileInput } from '../parts/file-input.tsx';
import { useCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { Pairs } from '../result/request-view.tsx';
import { openTemplate, type OpenTemplate } from '../state/open-template.ts';
import type { Playground } from '../state/use-playground.ts';
import { countedFindings, groupedFindings } from './grouped-findings.ts';

/** What the template is and may do; and any other one in its place. */
export function TemplateTab({
  playground,
  open,
  findings,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate | undefined;
  readonly findings: readonly Message[] | undefined;
}) {
  const { session, update } = playground;
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState<string>();
  const tryToOpen = (text: string, file: string): void => {
    const opened = openTemplate(text, file, file);
    if (typeof opened === 'string') return setFault(opened);
    setFault(undefined);
    setPasted('');
    update({ foreign: { file, text }, groups: {} });
  };
  useCtrlEnter(true, () => {
    if (pasted.trim() !== '') tryToOpen(pasted, 'pasted.tpl');
  });
  return (
    <div class="columns">
      <div class="column">
        {open === undefined ? null : <About open={open} />}
        <Card
          title="Open another template"
          actions={
            <FileInput label="Open a .tpl file" accept=".tpl" onText={tryToOpen} onRefused={setFault} />
          }
        >
          <p class="hint">
            Any template of a web or a server container. It stays in this browser and runs in a frame or a
            worker of its own that reaches neither this page nor the network.
          </p>
          <div class="entry" {...dropOf({ onText: tryToOpen, onRefused: setFault })}>
            <label for="pasted-template">Or paste its text, or drop the file here</label>
            <textarea
              id="pasted-template"
              rows={5}
              spellcheck={false}
              value={pasted}
              onInput={({ currentTarget }) => setPasted(currentTarget.value)}
            />
          </div>
          {fault === undefined ? null : (
            <pre class="fault" role="alert">
              {fault}
            </pre>
          )}
          <div class="actions">
            <button
              type="button"
              class="small"
              disabled={pasted.trim() === ''}
              onClick={() => tryToOpen(pasted, 'pasted.tpl')}
            >
              Open what is pasted
            </button>
            {session.foreign === null ? null : (
              <button type="button" class="small" onClick={() => update({ foreign: null, groups: {} })}>
                Back to the project’s template
              </button>
            )}
          </div>
        </Card>
      </div>
      <div class="column">
        {open === undefined ? null : <Findings open={open} findings={findings} />}
        {open === undefined ? null : <Permissions open={open} />}
      </div>
    </div>
  );
}

const kinds = {
  web: { TAG: 'tag', MACRO: 'variable', CLIENT: 'client' },
  server: { TAG: 'server tag', MACRO: 'server variable', CLIENT: 'server client' },
} as const;

function About({ open }: { readonly open: OpenTemplate }) {
  const { template, messages, code } = open;
  const { description, categories } = template.info;
  return (
    <Card title={open.name}>
      <Pairs
        pairs={[
          ['File', template.file],
          ['Kind', kinds[code.kind ?? 'web'][code.type]],
          ...(typeof description === 'string' ? [['Description', description] as const] : []),
          ...(Array.isArray(categories) ? [['Categories', categories.join(', ')] as const] : []),
          ['Scenarios', String(template.scenarios.length)],
          ['Size', `${template.parsed.text.length.toLocaleString('en')} characters`],
        ]}
      />
      {messages.length === 0 ? null : (
        <>
          <h3>Cannot be read</h3>
          <pre class="code">{messages.join('\n')}</pre>
        </>
      )}
      <details class="drawer">
        <summary>Sandboxed JavaScript</summary>
        <pre class="code" role="group" tabIndex={0} aria-label="Code of the template">
          {template.code}
        </pre>
      </details>
    </Card>
  );
}

/** What `tpl check` says of it. */
function Findings({
  open,
  findings,
}: {
  readonly open: OpenTemplate;
  readonly findings: readonly Message[] | undefined;
}) {
  if (findings === undefined) return null;
  const { template, places } = open;
  const grouped = groupedFindings(findings, (location) =>
    location.section === template.codeLocation.section
      ? places.ofFile(location)
      : `${location.file}:${location.line}:${location.column + 1}`,
  );
  return (
    <Card title={grouped.length === 0 ? 'Check' : `Check: ${countedFindings(grouped)}`}>
      {grouped.length === 0 ? (
        <p class="note good">Nothing to say against it.</p>
      ) : (
        <ul class="problems">
          {grouped.map(({ severity, text, hint, places: at, rule }) => (
            <li key={`${rule} ${text}`} class={severity}>
              <strong>{severity}</strong> {text}{' '}
              {hint === undefined ? null : <span class="hint">{hint}</span>}
              <span class="hint">
                {' '}
                {at.join(', ')} [{rule}]
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Permissions({ open }: { readonly open: OpenTemplate }) {
  const entries = Object.entries(open.template.permissions);
  return (
    <Card title="Permissions">
      {entries.length === 0 ? <p class="empty">It may do nothing that needs a permission.</p> : null}
      {entries.map(([id, params]) => (
        <div key={id} class="permission">
          <h3>
            <code>{id}</code>
          </h3>
          {Object.keys(params).length === 0 ? (
            <p class="hint">without limits</p>
          ) : (
            <Pairs pairs={Object.entries(params).map(([key, value]) => [key, readable(value)])} />
          )}
        </div>
      ))}
    </Card>
  );
}

function readable(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(readable).join(', ');
  if (typeof value !== 'object' || value === null) return value === true ? 'yes' : 'no';
  const entries = Object.entries(value);
  const names = entries.filter(([, inner]) => typeof inner === 'string').map(([, inner]) => String(inner));
  const allowed = entries.filter(([, inner]) => inner === true).map(([key]) => key);
  return allowed.length === 0 ? names.join(' ') : `${names.join(' ')} (${allowed.join(', ')})`;
}
