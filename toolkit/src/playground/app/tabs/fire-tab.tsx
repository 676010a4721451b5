import { useEffect, useMemo, useState } from 'preact/hooks';
import { enabledFields } from '../../form/conditions.ts';
import { defaultValues, namesAround } from '../../form/defaults.ts';
import type { Values } from '../../form/model.ts';
import { Card } from '../parts/card.tsx';
import { useCtrlEnter } from '../parts/use-ctrl-enter.ts';
import { fieldId, FormContext, type FormScope } from '../fields/form-context.ts';
import { Fields } from '../fields/field.tsx';
import { ResultCard, type Reveal } from '../result/result-card.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Playground } from '../state/use-playground.ts';
import { useExamples } from '../state/use-receivers.ts';
import { drawerOf, PageCard } from './page-card.tsx';
import { VariablesCard } from './variables-card.tsx';

/** What has just been done to the form, and how it was before. */
interface Undoable {
  readonly what: string;
  readonly before: Values;
}

/** Configure, fire, see. */
export function FireTab({
  playground,
  open,
  isShown,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly isShown: boolean;
}) {
  const { formFaults, pageFaults, fire, run, values, setValues } = playground;
  const { values: exampleValues } = useExamples();
  /** The faults that there were when somebody tried to fire. */
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState(false);
  const [undoable, setUndoable] = useState<Undoable>();
  const [drawer, setDrawer] = useState<string>();
  const isVariable = open.code.type === 'MACRO';

  const change = (next: Values, what?: string): void => {
    setUndoable(what === undefined ? undefined : { what, before: values });
    setRefused(false);
    setValues(next);
  };
  const tryToFire = (): void => {
    setRevealed(new Set(formFaults.map(({ path }) => path.join('\n'))));
    const isSound = formFaults.length + pageFaults.length === 0;
    setRefused(!isSound);
    if (isSound) return fire();
    const [fault] = formFaults;
    if (pageFaults[0] !== undefined) revealPage(pageFaults[0].part);
    else if (fault !== undefined) reveal(fault.path);
  };
  useCtrlEnter(isShown, tryToFire);

  const hasResult = run?.state !== undefined;
  useEffect(() => {
    if (hasResult) showResult();
  }, [run?.id, hasResult]);

  const reveal: Reveal = (path) => revealField(playground, open, path);
  const revealPage = (part: string): void => {
    setDrawer(drawerOf(part));
    setTimeout(() => document.getElementById(`page-${part}`)?.focus(), 30);
  };

  return (
    <div class="columns fire-columns">
      <div class="column">
        <Card
          title={isVariable ? 'Variable configuration' : 'Tag configuration'}
          class="form-card"
          actions={
            <>
              {open.key === 'own' && exampleValues !== undefined ? (
                <button
                  type="button"
                  class="small"
                  onClick={() =>
                    change({ ...defaultValues(open.fields), ...exampleValues }, 'Example filled in')
                  }
                >
                  Fill in an example
                </button>
              ) : null}
              <button
                type="button"
                class="small"
                onClick={() => {
                  change(defaultValues(open.fields), 'All fields reset');
                  setRevealed(new Set());
                }}
              >
                Reset
              </button>
            </>
          }
        >
          <div aria-live="polite">
            {undoable === undefined ? null : (
              <p class="undo">
                {undoable.what}.
                <button type="button" class="small" onClick={() => change(undoable.before)}>
                  Undo
                </button>
              </p>
            )}
          </div>
          <TemplateHead open={open} />
          <form onSubmit={(event) => event.preventDefault()}>
            <TagForm playground={playground} open={open} revealed={revealed} change={change} />
          </form>
        </Card>
        <VariablesCard playground={playground} />
      </div>
      <div class="column outcome">
        <PageCard playground={playground} drawer={drawer} setDrawer={setDrawer} />
        <ResultCard
          playground={playground}
          open={open}
          refused={refused}
          onFire={tryToFire}
          onFireAllTheSame={() => {
            setRefused(false);
            fire();
          }}
          reveal={reveal}
          revealPage={revealPage}
        />
      </div>
    </div>
  );
}

function TemplateHead({ open }: { readonly open: OpenTemplate }) {
  const { brand, description } = open.template.info;
  const thumbnail =
    typeof brand === 'object' && brand !== null && 'thumbnail' in brand ? String(brand['thumbnail']) : '';
  return (
    <div class="template-head">
      {thumbnail.startsWith('data:image/') ? <img src={thumbnail} alt="" width={40} height={40} /> : null}
      <div>
        <p class="template-name">{open.name}</p>
        {typeof description === 'string' ? <p class="hint">{description}</p> : null}
      </div>
    </div>
  );
}

function TagForm({
  playground,
  open,
  revealed,
  change,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly revealed: ReadonlySet<string>;
  readonly change: (next: Values, what?: string) => void;
}) {
  const { session, update, values, formFaults, lookUp } = playground;
  const enabled = useMemo(() => enabledFields(open.fields, values), [open, values]);
  const scope: FormScope = {
    values,
    enabled,
    set: (name, value) => change({ ...values, [name]: value }),
    setUndoably: (name, value, what) => change({ ...values, [name]: value }, what),
    path: [],
    faults: formFaults,
    isRevealed: (path) => revealed.has(path.join('\n')),
    lookUp,
    variables: session.variables.map(({ name }) => name).filter((name) => name !== ''),
    groups: session.groups,
    toggleGroup: (name, isOpen) => update({ groups: { ...session.groups, [name]: isOpen } }),
  };
  if (open.fields.length === 0) return <p class="empty">This template has no fields.</p>;
  return (
    <FormContext.Provider value={scope}>
      <Fields fields={open.fields} />
    </FormContext.Provider>
  );
}

/** Opens the groups around a field and puts the cursor there. */
function revealField(
  { session, update }: Playground,
  { fields }: OpenTemplate,
  path: readonly (string | number)[],
): void {
  const groups = namesAround(fields, String(path[0])) ?? [];
  update({ groups: { ...session.groups, ...Object.fromEntries(groups.map((name) => [name, true])) } });
  setTimeout(() => {
    // A cell that is edited in a dialog cannot be gone to: its table can.
    const target =
      document.getElementById(fieldId(path)) ??
      document.getElementById(`${fieldId(path.slice(0, 1))}-group`)?.querySelector('button, input');
    if (target instanceof HTMLElement) target.focus();
  }, 30);
}

/** One column: the result is far from the button. */
const narrow = window.matchMedia('(max-width: 860px)');

function showResult(): void {
  if (narrow.matches) document.querySelector('.result-card')?.scrollIntoView();
  else document.querySelector('.result-card .ending')?.scrollIntoView({ block: 'nearest' });
}
