import { useMemo } from 'preact/hooks';
import { enabledFields } from '../../form/conditions.ts';
import { defaultValues, namesAround } from '../../form/defaults.ts';
import type { Values } from '../../form/model.ts';
import { Card } from '../parts/card.tsx';
import { focusOnceDrawn } from '../parts/focus-once-drawn.ts';
import type { OpenTemplate } from '../state/open-template.ts';
import type { Playground } from '../state/use-playground.ts';
import { useExamples } from '../state/use-receivers.ts';
import { fieldId, FormContext, type FormScope } from './form-context.ts';
import { Fields } from './field.tsx';

export interface FormCardProps {
  readonly playground: Playground;
  readonly open: OpenTemplate;
  /** The paths of the faults that are shown although nobody has been at their fields. */
  readonly revealed: ReadonlySet<string>;
  readonly setRevealed: (paths: ReadonlySet<string>) => void;
  /** Called before the values change. */
  readonly onChange: () => void;
}

/** The template's form, as GTM shows it. */
export function FormCard({ playground, open, revealed, setRevealed, onChange }: FormCardProps) {
  const { setValues } = playground;
  const { values: exampleValues } = useExamples();
  const change = (next: Values, what?: string): void => {
    onChange();
    setValues(next, what);
  };
  return (
    <Card
      title={titles[open.code.type]}
      class="form-card"
      actions={
        <>
          {open.key === 'own' && exampleValues !== undefined ? (
            <button
              type="button"
              class="small"
              onClick={() => change({ ...defaultValues(open.fields), ...exampleValues }, 'Example filled in')}
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
      <TemplateHead open={open} />
      <form onSubmit={(event) => event.preventDefault()}>
        <TagForm playground={playground} open={open} revealed={revealed} change={change} />
      </form>
    </Card>
  );
}

const titles = {
  TAG: 'Tag configuration',
  MACRO: 'Variable configuration',
  CLIENT: 'Client configuration',
} as const;

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
export function revealField(
  { session, update }: Playground,
  { fields }: OpenTemplate,
  path: readonly (string | number)[],
): void {
  const groups = namesAround(fields, String(path[0])) ?? [];
  update({ groups: { ...session.groups, ...Object.fromEntries(groups.map((name) => [name, true])) } });
  focusOnceDrawn(
    () =>
      document.getElementById(fieldId(path)) ??
      // A cell that is edited in a dialog cannot be gone to: its table can.
      document.getElementById(`${fieldId(path.slice(0, 1))}-group`)?.querySelector('button, input'),
  );
}
