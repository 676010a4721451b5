import { labelAt } from '../../form/field-labels.ts';
import type { FormFault } from '../../form/validate.ts';
import { Card } from '../parts/card.tsx';
import { count } from '../result/reason.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import type { SettingsFault, SettingsPart } from './read-settings.ts';
import { serverReason } from './server-reason.ts';
import { ServerRunView } from './server-run-view.tsx';
import type { ServerResult } from './use-server-run.ts';

interface ServerResultProps {
  readonly open: OpenTemplate;
  readonly result: ServerResult | undefined;
  /** How often it was fired by hand. */
  readonly fired: number;
  readonly formFaults: readonly FormFault[];
  readonly settingsFaults: readonly SettingsFault[];
  /** Somebody tried to fire what GTM would not save. */
  readonly refused: boolean;
  readonly onFire: () => void;
  readonly onFireAllTheSame: () => void;
  readonly reveal: (path: FormFault['path']) => void;
  readonly revealSetting: (part: SettingsPart) => void;
}

/** What the template comes to with what is set now. */
export function ServerResultCard(props: ServerResultProps) {
  const { open, result, fired, formFaults, settingsFaults, refused, onFire } = props;
  const { type } = open.code;
  const faults = formFaults.length + settingsFaults.length;
  const headline = headlineOf();
  return (
    <Card
      title="Result"
      class="result-card"
      actions={
        <div class="fire-bar">
          <p class={`fire-status ${headline?.tone ?? ''}`} aria-hidden="true">
            <span class="mark" />
            {headline?.title ?? ''}
          </p>
          <button type="button" class="primary fire" onClick={onFire} title="Ctrl+Enter">
            {verbs[type]}
          </button>
        </div>
      }
    >
      <p class="hidden" aria-live="polite">
        {fired === 0 ? '' : `Run ${fired} is in the history.`}
      </p>
      {faults === 0 ? null : <FaultList {...props} />}
      {result === undefined ? (
        settingsFaults.length > 0 ? null : (
          <p class="empty">It runs as in GTM, in this browser. Nothing is sent anywhere.</p>
        )
      ) : (
        <ServerRunView
          type={type}
          input={result.input}
          outcome={result.outcome}
          locate={open.places.ofFile}
        />
      )}
    </Card>
  );

  function headlineOf(): { readonly tone: string; readonly title: string } | undefined {
    if (refused && formFaults.length > 0)
      return { tone: 'bad', title: `GTM would not save this ${nouns[type]}` };
    if (faults > 0) return { tone: 'wait', title: `${count(faults, 'field')} to fill in` };
    if (result === undefined || !('state' in result.outcome)) return undefined;
    return serverReason(result.outcome.state, type);
  }
}

const verbs = { TAG: 'Fire', MACRO: 'Evaluate', CLIENT: 'Send' } as const;
const nouns = { TAG: 'tag', MACRO: 'variable', CLIENT: 'client' } as const;

/** Each fault leads to its field. */
function FaultList(props: ServerResultProps) {
  const { open, formFaults, settingsFaults, refused, onFireAllTheSame, reveal, revealSetting } = props;
  const isAboutForm = settingsFaults.length === 0;
  const entries = [
    ...settingsFaults.map(({ part, text }) => ({
      label: settingLabels[part],
      text,
      go: () => revealSetting(part),
    })),
    ...formFaults.map(({ path, text }) => ({
      label: labelAt(open.fields, path),
      text,
      go: () => reveal(path),
    })),
  ];
  return (
    <div class={refused ? 'ending bad' : 'ending'} role={refused ? 'alert' : undefined}>
      <p class="ending-title">
        {refused ? <span class="mark" aria-hidden="true" /> : null}
        {isAboutForm
          ? `GTM would not save this ${nouns[open.code.type]} yet`
          : 'It runs again once these can be read'}
      </p>
      <ul class="reasons">
        {entries.map(({ label, text, go }) => (
          <li key={`${label} ${text}`}>
            <button type="button" class="link" onClick={go}>
              {label}
            </button>
            : {text}
          </li>
        ))}
      </ul>
      {refused && isAboutForm ? (
        <div class="actions">
          <button type="button" class="small" onClick={onFireAllTheSame}>
            Fire all the same
          </button>
        </div>
      ) : null}
    </div>
  );
}

const settingLabels: Readonly<Record<SettingsPart, string>> = {
  event: 'Event data',
  target: 'Path and query',
  headers: 'Headers',
  templateStorage: 'templateDataStorage',
  firestore: 'Firestore documents',
};
