import type { ComponentChildren } from 'preact';
import type { FormFault } from '../../form/validate.ts';
import { causeOf, formEntries } from '../result/fault-box.tsx';
import { thoughRefused, type Reason } from '../result/reason.ts';
import { OlderRun, ResultFrame } from '../result/result-frame.tsx';
import { nouns } from '../result/type-words.ts';
import { whichResult } from '../result/which-result.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import type { SettingsFault, SettingsPart } from './read-settings.ts';
import { serverReason } from './server-reason.ts';
import { ServerDetails, ServerEnding, ServerRunView, type ServerRunViewProps } from './server-run-view.tsx';
import type { ServerResult } from './use-server-run.ts';

export interface ServerResultProps {
  readonly open: OpenTemplate;
  /** What the template comes to; of what was set before, while it is stale. */
  readonly result: ServerResult | undefined;
  readonly isStale: boolean;
  /** What was fired last, with its number in the history. */
  readonly fired: (ServerResult & { readonly id: number; readonly isCurrent: boolean }) | undefined;
  readonly formFaults: readonly FormFault[];
  readonly settingsFaults: readonly SettingsFault[];
  /** Somebody tried to fire what GTM would not save. */
  readonly refused: boolean;
  readonly onFire: () => void;
  readonly onFireAllTheSame: () => void;
  readonly reveal: (path: FormFault['path']) => void;
  readonly revealSetting: (part: SettingsPart) => void;
  readonly children?: ComponentChildren;
}

/** What the template comes to with what is set now. */
export function ServerResultCard({
  open,
  result,
  isStale,
  fired,
  formFaults,
  settingsFaults,
  refused,
  onFire,
  onFireAllTheSame,
  reveal,
  revealSetting,
  children,
}: ServerResultProps) {
  const { type } = open.code;
  const { ofFile: locate } = open.places;
  const onForm = formEntries(open.fields, formFaults, reveal);
  const onSettings = settingsFaults.map(({ part, text }) => ({
    label: settingLabels[part],
    text,
    go: () => revealSetting(part),
  }));
  const entries = [...onSettings, ...onForm];
  // Only what was wanted all the same is fired with faults in its form.
  const turn = (reason: Reason): Reason =>
    onForm.length === 0 ? reason : thoughRefused(reason, nouns[type]);
  const shown = whichResult({
    isWrong: entries.length > 0,
    isRefused: refused,
    isFired: fired?.isCurrent === true,
    isPlanned: result !== undefined,
  });
  const firedView: ServerRunViewProps | undefined =
    shown === 'fired' && fired !== undefined
      ? { type, input: fired.input, outcome: fired.outcome, causes: onForm.map(causeOf), turn, locate }
      : undefined;
  const plannedView: ServerRunViewProps | undefined =
    shown === 'planned' && result !== undefined
      ? { type, input: result.input, outcome: result.outcome, locate }
      : undefined;
  const view = firedView ?? plannedView;
  return (
    <ResultFrame
      {...{ type, shown, entries, onFire }}
      refusal={
        onSettings.length > 0
          ? 'It runs again once these can be read'
          : `GTM would not save this ${nouns[type]}`
      }
      reason={reasonNow()}
      ending={view === undefined ? null : <ServerEnding {...view} />}
      details={view === undefined ? null : <ServerDetails {...view} />}
      isStale={plannedView !== undefined && isStale}
      onFireAllTheSame={onSettings.length > 0 ? undefined : onFireAllTheSame}
    >
      <p class="hidden" aria-live="polite">
        {fired === undefined ? '' : `Run ${fired.id} is in the history.`}
      </p>
      {shown === 'nothing' ? (
        <p class="empty">It runs as in GTM, in this browser. Nothing is sent anywhere.</p>
      ) : null}
      {fired === undefined || fired.isCurrent ? null : (
        <OlderRun
          id={fired.id}
          ending={reasonOf(fired)}
          content={() => (
            <ServerRunView type={type} input={fired.input} outcome={fired.outcome} locate={locate} />
          )}
        />
      )}
      {children}
    </ResultFrame>
  );

  function reasonNow(): Reason | undefined {
    const reason = reasonOf(shown === 'fired' ? fired : result);
    return reason && (shown === 'fired' ? turn(reason) : reason);
  }

  function reasonOf(ran: ServerResult | undefined): Reason | undefined {
    return ran !== undefined && 'state' in ran.outcome ? serverReason(ran.outcome.state, type) : undefined;
  }
}

const settingLabels: Readonly<Record<SettingsPart, string>> = {
  event: 'Event data',
  target: 'Path and query',
  headers: 'Headers',
  templateStorage: 'templateDataStorage',
  firestore: 'Firestore documents',
};
