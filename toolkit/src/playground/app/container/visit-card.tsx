import { useState } from 'preact/hooks';
import { readVisit } from '../../../container/command/read-container.ts';
import { CannotRun } from '../../../messages/cannot-run.ts';
import { Card } from '../parts/card.tsx';
import { Drawers } from '../parts/drawers.tsx';
import { Entry } from '../parts/entry.tsx';
import { PushEntry } from '../parts/push-entry.tsx';
import { useCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { FileInput } from '../parts/file-input.tsx';
import type { VisitSettings } from '../state/session.ts';
import type { Playground } from '../state/use-playground.ts';
import { useExamples } from '../state/use-receivers.ts';
import { AnswerChoice } from '../tabs/answer-choice.tsx';
import { AddressBar } from './address-bar.tsx';
import { commonPush, commonVisit, shopSteps } from './shop-visit.ts';
import type { LiveVisit } from './use-visit.ts';

/** The shop, and everything that a visitor may do there. */
export function VisitCard({
  playground,
  visit,
  totals,
  isShown,
}: {
  readonly isShown: boolean;
  readonly playground: Playground;
  readonly visit: LiveVisit;
  readonly totals: string;
}) {
  const { session, update, answer } = playground;
  const examples = useExamples();
  const exampleScript = JSON.stringify(examples.visit ?? commonVisit, null, 2);
  const settings = session.visit;
  const set = (change: Partial<VisitSettings>): void => update({ visit: { ...settings, ...change } });
  const [fault, setFault] = useState<string>();
  const [drawer, setDrawer] = useState<string>();
  const play = (): void => {
    try {
      visit.play(readVisit(settings.script.trim() === '' ? exampleScript : settings.script, 'visit.json'));
      setFault(undefined);
    } catch (error) {
      if (!(error instanceof CannotRun)) throw error;
      setFault(error.message);
    }
  };
  useCtrlEnter(isShown, play);
  return (
    <Card
      title="Visit"
      class="page-card"
      actions={
        <>
          <button type="button" class="small" onClick={visit.restart}>
            Start over
          </button>
          <button type="button" class="small primary" onClick={play} title="Ctrl+Enter">
            Play the whole visit
          </button>
        </>
      }
    >
      {fault === undefined ? null : (
        <pre class="fault" role="alert">
          {fault}
        </pre>
      )}
      <div class="browser">
        <AddressBar visit={visit} />
        <div class="shop" ref={visit.shopRef} />
      </div>
      <div class="steps-to-take" role="group" aria-label="What the visitor does">
        {[...shopSteps, ...(examples.steps ?? [])].map(({ label, step }) => (
          <button key={label} type="button" class="small" onClick={() => visit.take(step)}>
            {label}
          </button>
        ))}
      </div>
      <p class="totals" role="status">
        {totals}
      </p>
      <PushEntry
        example={JSON.stringify(examples.push ?? commonPush)}
        onPush={(items) => visit.takeAll(items.map((push) => ({ push })))}
        withCtrlEnter
      />
      <Drawers
        open={drawer}
        onOpen={setDrawer}
        drawers={[
          {
            title: 'Whole visit',
            state: settings.script.trim() === '' ? 'example' : 'your own',
            wrong: fault !== undefined,
            content: (
              <>
                <Entry
                  label="Steps as JSON; the command container takes the same"
                  rows={10}
                  value={settings.script === '' ? exampleScript : settings.script}
                  onInput={(script) => set({ script })}
                />
                <div class="actions">
                  <FileInput
                    label="Open a visit"
                    accept=".json"
                    onText={(script) => set({ script })}
                    onRefused={setFault}
                  />
                  <button type="button" class="small" onClick={() => set({ script: '' })}>
                    Back to the example
                  </button>
                </div>
              </>
            ),
          },
          {
            title: 'Consent',
            state: consentWord(visit),
            content: (
              <>
                <OfPlayedVisit visit={visit} />
                <ConsentDefault settings={settings} set={set} />
              </>
            ),
          },
          {
            title: 'Preview mode',
            state: visit.conditions.preview === true ? 'on' : 'off',
            content: (
              <>
                <OfPlayedVisit visit={visit} />
                <label class="switch">
                  <input
                    type="checkbox"
                    role="switch"
                    checked={settings.preview}
                    onChange={({ currentTarget }) => set({ preview: currentTarget.checked })}
                  />
                  Look at the container in GTM’s preview mode
                </label>
              </>
            ),
          },
          {
            title: 'Answer',
            state: visit.conditions.answer ?? answerWord(answer),
            content: (
              <>
                <OfPlayedVisit visit={visit} />
                <AnswerChoice playground={playground} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

/** What is chosen here does not hold for a visit that says everything itself. */
function OfPlayedVisit({ visit }: { readonly visit: LiveVisit }) {
  if (!visit.isPlayed) return null;
  return <p class="hint">The visit that is played says so itself. A choice here begins it anew.</p>;
}

/** As it is now: what the visitor has chosen, else what holds before. */
function consentWord({ taken, conditions }: LiveVisit): string {
  const latest = taken.findLast(({ outcome }) => outcome !== undefined)?.outcome;
  const states = [...new Set(Object.values(latest?.consent ?? conditions.consent ?? {}))];
  return states.length > 1 ? 'mixed' : (states[0] ?? 'not set');
}

function answerWord({ kind, delay }: Playground['answer']): string {
  return delay > 0 ? `${kind}, ${delay} ms` : kind;
}

function ConsentDefault({
  settings,
  set,
}: {
  readonly settings: VisitSettings;
  readonly set: (change: Partial<VisitSettings>) => void;
}) {
  return (
    <>
      <label>
        Before the visitor chooses, consent is{' '}
        <select
          value={settings.consent}
          onChange={({ currentTarget: { value } }) =>
            set({ consent: value === 'granted' || value === 'denied' ? value : 'unset' })
          }
        >
          <option value="unset">not set</option>
          <option value="denied">denied</option>
          <option value="granted">granted</option>
        </select>
      </label>
      <p class="hint">Consent that is not set counts as granted. A change begins the visit anew.</p>
    </>
  );
}
