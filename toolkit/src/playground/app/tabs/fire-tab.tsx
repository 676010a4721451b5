import { useEffect, useMemo, useState } from 'preact/hooks';
import { enabledFields } from '../../form/conditions.ts';
import { defaultValues, namesAround } from '../../form/defaults.ts';
import { Card } from '../parts/card.tsx';
import { fieldId, FormContext, type FormScope } from '../fields/form-context.ts';
import { Fields } from '../fields/field.tsx';
import { RunView } from '../result/run-view.tsx';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Playground } from '../state/use-playground.ts';
import { useExamples } from '../state/use-receivers.ts';
import { PageCard } from './page-card.tsx';
import { VariablesCard } from './variables-card.tsx';

/** One column: the result is far from the button. */
const narrow = window.matchMedia('(max-width: 860px)');

/** Configure, fire, see. */
export function FireTab({
  playground,
  open,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
}) {
  const { formFaults, pageFaults, fire, run, hits } = playground;
  const { values: exampleValues } = useExamples();
  const [showAll, setShowAll] = useState(false);
  const pageIsSound = pageFaults.length === 0;
  const isVariable = open.code.type === 'MACRO';
  const refused = showAll && formFaults.length > 0;

  const hasResult = run?.state !== undefined;
  useEffect(() => {
    if (hasResult && narrow.matches) document.querySelector('.result-card')?.scrollIntoView();
  }, [run?.id, hasResult]);

  const tryToFire = (): void => {
    setShowAll(true);
    if (formFaults.length > 0) return revealFault(playground, open);
    fire();
  };
  const button = (
    <button type="button" class="primary fire" onClick={tryToFire} disabled={!pageIsSound} title="Ctrl+Enter">
      {isVariable ? 'Evaluate' : 'Fire'}
    </button>
  );

  return (
    <div
      class="columns"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) tryToFire();
      }}
    >
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
                  onClick={() => playground.setValues({ ...defaultValues(open.fields), ...exampleValues })}
                >
                  Fill in an example
                </button>
              ) : null}
              <button
                type="button"
                class="small"
                onClick={() => {
                  playground.setValues(defaultValues(open.fields));
                  setShowAll(false);
                }}
              >
                Reset
              </button>
            </>
          }
        >
          <TemplateHead open={open} />
          <form onSubmit={(event) => event.preventDefault()}>
            <TagForm playground={playground} open={open} showAll={showAll} />
          </form>
        </Card>
        <VariablesCard playground={playground} />
      </div>
      <div class="column">
        <PageCard playground={playground} />
        <Card title="Result" class="result-card" actions={button}>
          {refused ? (
            <div class="ending bad" role="alert">
              <p class="ending-title">GTM would not save this tag</p>
              <ul class="problems">
                {formFaults.map(({ path, text }) => (
                  <li key={path.join('.')} class="fault">
                    {text}
                  </li>
                ))}
              </ul>
              <div class="actions">
                <button type="button" class="small" onClick={() => pageIsSound && fire()}>
                  Fire all the same
                </button>
              </div>
            </div>
          ) : null}
          {run === undefined && refused ? null : run === undefined ? (
            <p class="empty">
              Nothing fired yet. The tag runs as in GTM, on the shop above, and this machine answers in place
              of other hosts: nothing leaves it.
            </p>
          ) : (
            <RunView run={run} hits={hits} />
          )}
        </Card>
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
  showAll,
}: {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  readonly showAll: boolean;
}) {
  const { session, update, values, setValues, formFaults } = playground;
  const enabled = useMemo(() => enabledFields(open.fields, values), [open, values]);
  const scope: FormScope = {
    values,
    enabled,
    set: (name, value) => setValues({ ...values, [name]: value }),
    path: [],
    faults: formFaults,
    showAll,
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

/** Opens the groups around the first fault and puts the cursor there. */
function revealFault({ formFaults, session, update }: Playground, { fields }: OpenTemplate): void {
  const [fault] = formFaults;
  if (fault === undefined) return;
  const groups = namesAround(fields, String(fault.path[0])) ?? [];
  update({ groups: { ...session.groups, ...Object.fromEntries(groups.map((name) => [name, true])) } });
  setTimeout(() => document.getElementById(fieldId(fault.path))?.focus(), 30);
}
