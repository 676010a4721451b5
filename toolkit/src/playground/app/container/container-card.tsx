import { useState } from 'preact/hooks';
import type { ContainerExport } from '../../../container/export/format.ts';
import type { Message } from '../../../messages/message.ts';
import { Card } from '../parts/card.tsx';
import { Entry } from '../parts/entry.tsx';
import { dropOf, FileInput } from '../parts/file-input.tsx';
import { isCtrlEnter, ownCtrlEnter } from '../parts/use-ctrl-enter.ts';
import type { ForeignFile } from '../state/session.ts';
import { describeContainer, type PartLine } from './describe.ts';
import { constantsOf, openContainer } from './open-container.ts';

/** Constants that a card shows at once; more are folded away. */
const mostShown = 4;

/** What the container holds. */
export function ContainerCard({
  container,
  file,
  unknown,
  constants,
  setConstant,
}: {
  readonly container: ContainerExport;
  readonly file: string;
  readonly unknown: readonly Message[];
  /** Values that differ from the file's, by name. */
  readonly constants: Readonly<Record<string, string>>;
  readonly setConstant: (name: string, value: string) => void;
}) {
  const { containerVersion: version } = container;
  const { tags, triggers, variables } = describeContainer(version);
  const { name = file, publicId } = version.container ?? {};
  const settings = constantsOf(container).map((constant) => (
    <ConstantEntry
      key={constant.name}
      {...constant}
      value={constants[constant.name] ?? constant.value}
      onCommit={(value) => setConstant(constant.name, value)}
    />
  ));
  return (
    <Card title={publicId === undefined ? name : `${name} (${publicId})`} class="container-card">
      {unknown.length === 0 ? null : (
        <ul class="problems" aria-label="Not emulated">
          {unknown.map(({ severity, text, hint }) => (
            <li key={text} class={severity}>
              {text} {hint === undefined ? null : <span class="hint">{hint}</span>}
            </li>
          ))}
        </ul>
      )}
      {settings.length > mostShown ? (
        <details class="drawer">
          <summary>Constants ({settings.length})</summary>
          {settings}
        </details>
      ) : (
        settings
      )}
      <Parts title="Tags" parts={tags} />
      <Parts title="Triggers" parts={triggers} />
      <Parts title="Variables" parts={variables} />
    </Card>
  );
}

function Parts({ title, parts }: { readonly title: string; readonly parts: readonly PartLine[] }) {
  return (
    <details class="drawer">
      <summary>
        {title} ({parts.length})
      </summary>
      <ul class="parts">
        {parts.map(({ name, about }) => (
          <li key={name}>
            {name} <span class="hint">{about}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Takes effect when it is left or with Enter: each change begins the visit anew. */
function ConstantEntry({
  name,
  value,
  onCommit,
}: {
  readonly name: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    if (typed !== undefined && typed !== value) onCommit(typed);
    setTyped(undefined);
  };
  return (
    <div
      onFocusOut={commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit();
      }}
    >
      <Entry label={name} value={typed ?? value} onInput={setTyped} />
    </div>
  );
}

/** Bytes: exports are indented, and a thousand tags make more than four million. */
const largestExport = 20_000_000;

/** Any other container in place of the project's own. */
export function OpenCard({
  foreign,
  onOpen,
}: {
  readonly foreign: ForeignFile | null;
  readonly onOpen: (file: ForeignFile | null) => void;
}) {
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState<string>();
  const tryToOpen = (text: string, file: string): void => {
    const opened = openContainer(text, file);
    if (typeof opened === 'string') return setFault(opened);
    setFault(undefined);
    setPasted('');
    onOpen({ file, text });
  };
  const reading = { largest: largestExport, onText: tryToOpen, onRefused: setFault };
  return (
    <Card
      title="Open another container"
      actions={<FileInput label="Open a container export" accept=".json" {...reading} />}
    >
      <p class="hint">
        What GTM’s Admin &gt; Export Container gives. It stays in this browser, and its templates run in a
        frame of their own that reaches neither this page nor the network.
      </p>
      <div
        {...ownCtrlEnter}
        onKeyDown={(event) => {
          if (isCtrlEnter(event) && pasted.trim() !== '') tryToOpen(pasted, 'pasted.json');
        }}
        {...dropOf(reading)}
      >
        <Entry label="Or paste it, or drop the file here" rows={3} value={pasted} onInput={setPasted} />
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
          onClick={() => tryToOpen(pasted, 'pasted.json')}
        >
          Open what is pasted
        </button>
        {foreign === null ? null : (
          <button type="button" class="small" onClick={() => onOpen(null)}>
            Back to the project’s container
          </button>
        )}
      </div>
    </Card>
  );
}
