import { useErrorBoundary } from 'preact/hooks';
import { TabList, TabPanel, useHashTab } from './parts/tabs.tsx';
import { Toast } from './parts/toast.tsx';
import { LazyServerTab } from './server/lazy.tsx';
import { isStatic } from './state/place.ts';
import { themes, type Theme } from './state/theme.ts';
import { useFindings } from './state/use-findings.ts';
import { usePlayground, type Playground } from './state/use-playground.ts';
import { useScenarios } from './state/use-scenarios.ts';
import { failedBadge, findingsBadge, runsBadge } from './tabs/badges.ts';
import { ContainerTab } from './tabs/container-tab.tsx';
import { FireTab } from './tabs/fire-tab.tsx';
import { HistoryTab } from './tabs/history-tab.tsx';
import { InspectorTab } from './tabs/inspector-tab.tsx';
import { failedCount } from './tabs/shown-scenarios.ts';
import { TemplateTab } from './tabs/template-tab.tsx';
import { TestsTab } from './tabs/tests-tab.tsx';

const tabIds = ['fire', 'container', 'inspector', 'tests', 'template', 'history'] as const;

export function App() {
  const playground = usePlayground();
  const [tab, setTab] = useHashTab(tabIds, 'fire');
  const [error] = useErrorBoundary();
  const { open, session } = playground;
  const opened = typeof open === 'object' ? open : undefined;
  const scenarios = useScenarios(opened, playground.served?.build);
  const findings = useFindings(opened);
  if (error !== undefined) return <Broken error={error} />;
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
            { id: 'tests', label: 'Tests', badge: failedBadge(failedCount(scenarios.results)) },
            { id: 'template', label: 'Template', badge: findingsBadge(findings, buildFaults(playground)) },
            { id: 'history', label: 'History', badge: runsBadge(session.history.length) },
          ]}
        />
        {isStatic ? (
          <a class="documents" href="../index.html">
            Documents
          </a>
        ) : null}
        <ThemeChoice playground={playground} />
      </header>
      <main>
        <div ref={playground.dryRef} hidden />
        <div ref={scenarios.pageRef} class="scenario-frames" />
        <Notices playground={playground} />
        {tab === 'fire' || tab === 'history' ? <Undo playground={playground} /> : null}
        <TabPanel id="fire" current={tab}>
          {opened === undefined ? null : opened.code.kind === 'server' ? (
            <LazyServerTab key={opened.key} playground={playground} open={opened} isShown={tab === 'fire'} />
          ) : (
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
          {opened === undefined ? null : (
            <TestsTab open={opened} scenarios={scenarios} isShown={tab === 'tests'} />
          )}
        </TabPanel>
        <TabPanel id="template" current={tab}>
          {tab === 'template' ? (
            <TemplateTab playground={playground} open={opened} findings={findings} />
          ) : null}
        </TabPanel>
        <TabPanel id="history" current={tab}>
          {tab === 'history' ? (
            <HistoryTab playground={playground} onRestored={() => setTab('fire')} />
          ) : null}
        </TabPanel>
      </main>
    </>
  );
}

/** Faults that kept the sources from being built; another's template has nothing to do with them. */
function buildFaults({ served, session }: Playground): number {
  if (session.foreign !== null) return 0;
  return (served?.messages ?? []).filter(({ severity }) => severity === 'fault').length;
}

/** What the compiler says, and whether the server is there. */
function Notices({ playground }: { readonly playground: Playground }) {
  const { served, connected, open, session, update } = playground;
  const messages = served?.messages ?? [];
  const faults = buildFaults(playground);
  return (
    <div class="notices" aria-live="polite">
      {connected ? null : (
        <p class="notice bad">
          The playground’s server is gone: start it again. What is filled in here stays.
        </p>
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

/** What was done on the form, the page or the history. */
function Undo({ playground: { undoable } }: { readonly playground: Playground }) {
  return (
    <div aria-live="polite" class="announced">
      {undoable === undefined ? null : (
        <Toast
          text={`${undoable.what}.`}
          action="Undo"
          onAction={() => undoable.takeBack()}
          onClose={() => undoable.dismiss()}
        />
      )}
    </div>
  );
}

function ThemeChoice({ playground }: { readonly playground: Playground }) {
  return (
    <label class="theme">
      <span class="hidden">Theme</span>
      <select
        value={playground.theme}
        onChange={({ currentTarget }) => playground.setTheme(currentTarget.value as Theme)}
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
