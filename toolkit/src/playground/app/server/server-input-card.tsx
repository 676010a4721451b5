import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { TemplateType } from '../../../sandbox/template.ts';
import { Card } from '../parts/card.tsx';
import { Drawers, type Drawer } from '../parts/drawers.tsx';
import { Entry } from '../parts/entry.tsx';
import { eventExamples, requestExamples } from './examples.ts';
import { readObject, type SettingsFault, type SettingsPart } from './read-settings.ts';
import {
  answerKinds,
  newAnswer,
  type AnswerKind,
  type AnswerSettings,
  type ServerSettings,
} from './settings.ts';

interface InputProps {
  readonly settings: ServerSettings;
  /** `what` has been done, where it can be taken back. */
  readonly change: (part: Partial<ServerSettings>, what?: string) => void;
  readonly faults: readonly SettingsFault[];
}

/** All that a template of servers meets: the event, the request that came in, and how others answer. */
export function ServerInputCard({
  type,
  drawer,
  setDrawer,
  ...props
}: InputProps & {
  readonly type: TemplateType;
  readonly drawer: string | undefined;
  readonly setDrawer: (title: string | undefined) => void;
}) {
  const { settings, change, faults } = props;
  const isWrong = (...parts: readonly SettingsPart[]): boolean =>
    faults.some(({ part }) => parts.includes(part));
  const { request, answers } = settings;
  const requestDrawer: Drawer = {
    title: 'Request',
    state: `${request.method} ${request.target.split('?', 1)[0] ?? ''}`,
    wrong: isWrong('target', 'headers'),
    content: <RequestEditor {...props} />,
  };
  const stored = [settings.templateStorage, settings.firestore].map(readObject);
  const drawers: readonly Drawer[] = [
    ...(type === 'CLIENT' ? [] : [requestDrawer]),
    {
      title: 'Answers',
      state: answers.map(({ kind }) => shortKinds[kind]).join(', '),
      content: <AnswersEditor {...props} />,
    },
    {
      title: 'Stored',
      state: String(
        stored.reduce((sum, each) => sum + (typeof each === 'string' ? 0 : Object.keys(each).length), 0),
      ),
      wrong: isWrong('templateStorage', 'firestore'),
      content: <StoredEditor {...props} />,
    },
  ];
  return (
    <Card
      title={type === 'CLIENT' ? 'Incoming request' : 'Event'}
      class="page-card"
      actions={
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={settings.preview}
            onChange={({ currentTarget }) => change({ preview: currentTarget.checked })}
          />
          Preview mode
        </label>
      }
    >
      <div class="server-input">
        {type === 'CLIENT' ? <RequestEditor {...props} /> : <EventEditor {...props} />}
      </div>
      <Drawers open={drawer} onOpen={setDrawer} drawers={drawers} />
    </Card>
  );
}

/** The drawer in which a part is set; undefined for what is in none. */
export function drawerOf(part: SettingsPart, type: TemplateType): string | undefined {
  if (part === 'templateStorage' || part === 'firestore') return 'Stored';
  return part === 'event' || type === 'CLIENT' ? undefined : 'Request';
}

const faultOf = (faults: readonly SettingsFault[], wanted: SettingsPart): string | undefined =>
  faults.find(({ part }) => part === wanted)?.text;

function EventEditor({ settings: { event }, change, faults }: InputProps) {
  const value = readObject(event);
  return (
    <>
      <ExampleChoice
        label="Event from the examples"
        titles={eventExamples.map(({ title }) => title)}
        chosen={eventExamples.findIndex(({ text }) => text === event)}
        onChoose={(index) => change({ event: eventExamples[index]?.text ?? event }, 'Example filled in')}
      />
      <Entry
        label="Event data (JSON)"
        id="server-event"
        rows={10}
        value={event}
        fault={faultOf(faults, 'event')}
        onInput={(text) => change({ event: text })}
      />
      <div class="actions">
        <button
          type="button"
          class="small"
          disabled={typeof value === 'string'}
          onClick={() => change({ event: JSON.stringify(value, null, 2) })}
        >
          Tidy up
        </button>
        <p class="hint">What the client hands on: getAllEventData gives all of it.</p>
      </div>
    </>
  );
}

const methods = ['GET', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'HEAD'] as const;

function RequestEditor({ settings: { request }, change, faults }: InputProps) {
  const set = (part: Partial<typeof request>): void => change({ request: { ...request, ...part } });
  return (
    <>
      <ExampleChoice
        label="Request from the examples"
        titles={requestExamples.map(({ title }) => title)}
        chosen={requestExamples.findIndex(
          (example) => JSON.stringify(example.request) === JSON.stringify(request),
        )}
        onChoose={(index) =>
          change({ request: requestExamples[index]?.request ?? request }, 'Example filled in')
        }
      />
      <div class="request-target">
        <Labelled label="Method">
          {(id) => (
            <select
              id={id}
              value={request.method}
              onChange={({ currentTarget }) => set({ method: currentTarget.value })}
            >
              {methods.map((method) => (
                <option key={method} value={method}>
                  {method}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Entry
          label="Path and query"
          id="server-target"
          value={request.target}
          fault={faultOf(faults, 'target')}
          onInput={(target) => set({ target })}
        />
      </div>
      <Entry
        label="Headers, one “name: value” a line"
        id="server-headers"
        rows={5}
        value={request.headers}
        fault={faultOf(faults, 'headers')}
        onInput={(headers) => set({ headers })}
      />
      <Entry label="Body" rows={4} value={request.body} onInput={(body) => set({ body })} />
      <Entry label="IP address that it comes from" value={request.ip} onInput={(ip) => set({ ip })} />
    </>
  );
}

const shortKinds: Readonly<Record<AnswerKind, string>> = {
  ok: '200',
  refused: '400',
  tooMany: '429',
  error: '500',
  timedOut: 'time-out',
  failed: 'no connection',
};

function AnswersEditor({ settings: { answers }, change }: InputProps) {
  const set = (index: number, part: Partial<AnswerSettings>): void =>
    change({ answers: answers.map((answer, at) => (at === index ? { ...answer, ...part } : answer)) });
  return (
    <>
      <p class="hint">
        Nothing is sent anywhere: this page answers in place of the hosts that the template asks. The first
        answer that matches is given. A template should live with each of them.
      </p>
      {answers.map((answer, index) => (
        <fieldset key={index} class="answer-row">
          <legend>Answer {index + 1}</legend>
          <div class="pair">
            <Labelled label="Requests are answered with">
              {(id) => (
                <select
                  id={id}
                  value={answer.kind}
                  onChange={({ currentTarget: { value } }) => {
                    if (isAnswerKind(value)) set(index, { kind: value });
                  }}
                >
                  {Object.entries(answerKinds).map(([kind, text]) => (
                    <option key={kind} value={kind}>
                      {text}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
            <Entry
              label="after (milliseconds)"
              value={answer.after}
              onInput={(after) => set(index, { after: after.replace(/\D/g, '') })}
            />
          </div>
          <Entry
            label="for addresses such as POST https://api.example.com/* (blank: all)"
            value={answer.match}
            onInput={(match) => set(index, { match })}
          />
          {answer.kind === 'timedOut' || answer.kind === 'failed' ? null : (
            <Entry
              label="with the body"
              rows={2}
              value={answer.body}
              onInput={(body) => set(index, { body })}
            />
          )}
          {answers.length === 1 ? null : (
            <button
              type="button"
              class="small"
              aria-label={`Remove answer ${index + 1}`}
              onClick={() => change({ answers: answers.filter((_, at) => at !== index) }, 'Answer removed')}
            >
              Remove
            </button>
          )}
        </fieldset>
      ))}
      <div class="actions">
        <button
          type="button"
          class="small"
          onClick={() =>
            change({ answers: [{ ...newAnswer, match: 'https://api.example.com/*' }, ...answers] })
          }
        >
          Add an answer for other addresses
        </button>
      </div>
    </>
  );
}

function isAnswerKind(value: string): value is AnswerKind {
  return Object.hasOwn(answerKinds, value);
}

function StoredEditor({ settings: { templateStorage, firestore }, change, faults }: InputProps) {
  return (
    <>
      <Entry
        label="templateDataStorage, by key (JSON)"
        id="server-templateStorage"
        rows={3}
        value={templateStorage}
        fault={faultOf(faults, 'templateStorage')}
        onInput={(text) => change({ templateStorage: text })}
      />
      <Entry
        label="Firestore documents, by path (JSON)"
        id="server-firestore"
        rows={3}
        value={firestore}
        fault={faultOf(faults, 'firestore')}
        onInput={(text) => change({ firestore: text })}
      />
    </>
  );
}

function ExampleChoice({
  label,
  titles,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly titles: readonly string[];
  /** -1 for what is none of them. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          value={String(chosen)}
          onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
        >
          {chosen === -1 ? <option value="-1">your own</option> : null}
          {titles.map((title, index) => (
            <option key={title} value={String(index)}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="entry">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}
