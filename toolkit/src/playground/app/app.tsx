import { useErrorBoundary } from 'preact/hooks';
import { TabList, TabPanel, useHashTab } from './parts/tabs.tsx';
import type { Theme } from './state/session.ts';
import { usePlayground, type Playground } from './state/use-playground.ts';
import { ContainerTab } from './tabs/container-tab.tsx';
import { FireTab } from './tabs/fire-tab.tsx';
import { HistoryTab } from './tabs/history-tab.tsx';
import { InspectorTab } from './tabs/inspector-tab.tsx';
import { TemplateTab } from './tabs/template-tab.tsx';
import { TestsTab } from './tabs/tests-tab.tsx';

const tabIds = ['fire', 'container', 'inspector', 'tests', 'template', 'history'] as const;

export function App() {
  const playground = usePlayground();
  const [tab, setTab] = useHashTab(tabIds, 'fire');
  const [error] = useErrorBoundary();
  const { open, session } = playground;
  const opened = typeof open === 'object' ? open : undefined;
  if (error !== undefined) return <Broken error={error} />;
  const runs = session.history.length;
  return (
    <>
      <header class="top">
        <h1>{opened === undefined ? 'Playground' : opened.name}</h1>
        <TabList
          label="Parts of the playground"
          current={tab}
          onChange={setTab}
          tabs={[
            { id: 'fire', label: 'Fire' },
            { id: 'container', label: 'Container' },
            { id: 'inspector', label: 'Inspector' },
            { id: 'tests', label: 'Tests' },
            { id: 'template', label: 'Template' },
            { id: 'history', label: 'History', ...(runs === 0 ? {} : { badge: String(runs) }) },
          ]}
        />
        <ThemeChoice playground={playground} />
      </header>
      <main>
        <div ref={playground.dryRef} hidden />
        <Notices playground={playground} />
        <TabPanel id="fire" current={tab}>
          {opened === undefined ? null : (
            <FireTab key={opened.key} playground={playground} open={opened} isShown={tab === 'fire'} />
          )}
        </TabPanel>
        <TabPanel id="container" current={tab}>
          <ContainerTab playground={playground} isShown={tab === 'container'} />
        </TabPanel>
        <TabPanel id="inspector" current={tab}>
          {tab === 'inspector' ? <InspectorTab playground={playground} /> : null}
        </TabPanel>
        <TabPanel id="tests" current={tab}>
          {opened === undefined ? null : <TestsTab open={opened} />}
        </TabPanel>
        <TabPanel id="template" current={tab}>
          {tab === 'template' ? <TemplateTab playground={playground} open={opened} /> : null}
        </TabPanel>
        <TabPanel id="history" current={tab}>
          {tab === 'history' ? <HistoryTab playground={playground} /> : null}
        </TabPanel>
      </main>
    </>
  );
}

/** What the compiler says, and whether the server is there. */
function Notices({ playground }: { readonly playground: Playground }) {
  const { served, connected, open, session, update } = playground;
  const messages = served?.messages ?? [];
  const faults = messages.filter(({ severity }) => severity === 'fault').length;
  return (
    <div class="notices" aria-live="polite">
      {connected ? null : (
        <p class="notice bad">The playground’s server is gone. Start it again with npm start.</p>
      )}
      {typeof open === 'string' ? (
        <div class="notice bad">
          <pre>{open}</pre>
          {session.foreign === null ? null : (
            <button type="button" class="small" onClick={() => update({ foreign: null })}>
              Back to the project’s template
            </button>
          )}
        </div>
      ) : null}
      {messages.length === 0 || session.foreign !== null ? null : (
        <details class={faults > 0 ? 'notice bad' : 'notice quiet'} open={faults > 0}>
          <summary>
            {faults > 0
              ? 'The sources do not build. What is shown is the last template that did.'
              : `The compiler has ${messages.length === 1 ? 'one remark' : `${messages.length} remarks`}.`}
          </summary>
          <pre role="group" tabIndex={0} aria-label="Messages of the compiler">
            {messages.map(({ text }) => text).join('\n')}
          </pre>
        </details>
      )}
    </div>
  );
}

const themes: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

function ThemeChoice({ playground }: { readonly playground: Playground }) {
  return (
    <label class="theme">
      <span class="hidden">Theme</span>
      <select
        value={playground.session.theme}
        onChange={({ currentTarget }) => playground.update({ theme: currentTarget.value as Theme })}
      >
        {themes.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Stored input must never lock anybody out. */
function Broken({ error }: { readonly error: unknown }) {
  return (
    <main class="broken">
      <h1>The playground has a fault</h1>
      <pre>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</pre>
      <button
        type="button"
        class="primary"
        onClick={() => {
          localStorage.clear();
          window.location.reload();
        }}
      >
        Start afresh
      </button>
    </main>
  );
}
