import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy-button.tsx';
import { Entry } from '../parts/entry.tsx';
import type { RunState } from '../../page/protocol.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import type { RunRecord, Settings } from '../state/run-record.ts';
import { backend } from '../state/chosen-backend.ts';
import type { Playground } from '../state/use-playground.ts';
import { useReceivers } from '../state/use-receivers.ts';
import { asContainer } from './as-container.ts';
import { download } from './download.ts';
import { formHash } from './form-link.ts';
import { scenarioOfRun, unrepeatable } from './scenario-of-run.ts';

/** The form and its run, to go on with elsewhere: in GTM, in another browser, among the scenarios. */
export function TakeAlong({
  playground,
  open,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
}) {
  const { settings, run, isCurrent } = playground;
  return (
    <details class="drawer take-along">
      <summary>Take it along</summary>
      <div class="actions">
        <DownloadContainer
          playground={playground}
          open={open}
          write={(text, file) => asContainer(text, file, settings)}
        />
        <CopyButton text={linkTo(settings)}>Copy link</CopyButton>
      </div>
      <p class="hint">
        The link opens this form elsewhere, without keys and cookies. The container has the tag as it is
        configured, its variables and a trigger: import it in GTM under Admin.
      </p>
      {run?.state !== undefined && isCurrent ? (
        <RunAsScenario key={run.id} run={run} state={run.state} open={open} />
      ) : (
        <p class="hint">Once the tag has been fired, the run can be saved as a scenario.</p>
      )}
    </details>
  );
}

/** A container to import, made from the template's text. */
export function DownloadContainer({
  playground: { session, served },
  open,
  write,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly write: (text: string, file: string) => string;
}) {
  const text = session.foreign?.text ?? served?.text;
  if (text == null) return null;
  return (
    <button
      type="button"
      class="small"
      onClick={() =>
        download(`${slug(open.name)}-container.json`, write(text, open.code.file ?? 'template.tpl'))
      }
    >
      Download as a GTM container
    </button>
  );
}

/** The address that opens a form elsewhere. */
export function linkTo(settings: Settings): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${formHash(settings)}`;
}

function RunAsScenario({
  run,
  state,
  open,
}: {
  readonly run: RunRecord;
  readonly state: RunState;
  readonly open: OpenTemplate;
}) {
  const receivers = useReceivers();
  const url = state.pixels[0]?.url;
  const sent = url === undefined ? null : receivers.read({ method: 'GET', url }).view.title;
  return (
    <SaveScenario
      open={open}
      suggested={sent === null ? 'Sends nothing' : `Sends ${sent}`}
      refused={unrepeatable(state)}
      write={(name) => scenarioOfRun(name, run.input, state, open.template.setup?.code)}
    />
  );
}

/** A run as a file among the scenarios, or as a download where these cannot be written. */
export function SaveScenario({
  open,
  suggested,
  refused,
  write,
}: {
  readonly open: OpenTemplate;
  readonly suggested: string;
  /** Why it cannot be one. */
  readonly refused: string | undefined;
  readonly write: (name: string) => string;
}) {
  const [name, setName] = useState(suggested);
  const [said, setSaid] = useState('');
  if (refused !== undefined) return <p class="hint">{refused}</p>;
  const save = async (): Promise<void> => {
    const code = write(name);
    const saved = open.key === 'own' ? await backend.saveScenario(name, code) : undefined;
    if (saved === undefined) download(`${slug(name)}.js`, code);
    setSaid(saved === undefined ? 'Downloaded.' : `Saved as ${saved}.`);
  };
  return (
    <form
      class="push"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Entry label="Save this run as a scenario named" value={name} onInput={setName} />
      <button type="submit" class="small" disabled={name.trim() === ''}>
        Save
      </button>
      <p class="hint" role="status">
        {said}
      </p>
    </form>
  );
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'template'
  );
}
