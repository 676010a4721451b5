import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FormField } from '../../form/model.ts';
import { Help, HelpText } from '../parts/help.tsx';
import { faultAt, fieldId, ShownFault, useForm } from './form-context.ts';
import { Checkbox, Radio, Select, Text } from './inputs.tsx';
import { GroupField } from './group.tsx';
import { Table } from './table.tsx';

/** The enabled ones of the fields, one below the other. */
export function Fields({ fields }: { readonly fields: readonly FormField[] }) {
  const { enabled } = useForm();
  return (
    <>
      {fields.map((field, index) =>
        enabled.has(field.name) ? <Field key={field.name || index} field={field} /> : null,
      )}
    </>
  );
}

function Field({ field }: { readonly field: FormField }) {
  switch (field.type) {
    case 'TEXT':
      return (
        <Frame field={field}>
          <Text field={field} />
        </Frame>
      );
    case 'SELECT':
      return (
        <Frame field={field}>
          <Select field={field} />
          <Nested fields={field.children} />
        </Frame>
      );
    case 'CHECKBOX':
      return (
        <Frame field={field} labelled={field.label !== ''}>
          <Checkbox field={field} />
          <Nested fields={field.children} />
        </Frame>
      );
    case 'RADIO':
      return (
        <Frame field={field} group>
          <Radio field={field} nested={(fields) => <Nested fields={fields} />} />
        </Frame>
      );
    case 'SIMPLE_TABLE':
    case 'PARAM_TABLE':
      return (
        <Frame field={field} group>
          <Table field={field} draw={(fields) => <Fields fields={fields} />} />
        </Frame>
      );
    case 'GROUP':
      return (
        <GroupField field={field}>
          <Fields fields={field.children} />
        </GroupField>
      );
    case 'LABEL':
      return (
        <p class="label-field">
          <HelpText html={field.label} />
        </p>
      );
    case 'UNKNOWN':
      return (
        <p class="label-field hint">
          {field.name}: a field of the type {field.givenType || 'that is missing'}, which GTM’s editor does
          not offer.
        </p>
      );
  }
}

function Nested({ fields }: { readonly fields: readonly FormField[] }) {
  const { enabled } = useForm();
  if (!fields.some(({ name }) => enabled.has(name))) return null;
  return (
    <div class="nested">
      <Fields fields={fields} />
    </div>
  );
}

/** Label, help and fault around an input, as GTM draws them. */
function Frame({
  field,
  labelled = true,
  group = false,
  children,
}: {
  readonly field: FormField;
  readonly labelled?: boolean;
  /** Several inputs with one label between them. */
  readonly group?: boolean;
  readonly children: ComponentChildren;
}) {
  const { path, faults, isRevealed } = useForm();
  const [left, setLeft] = useState(false);
  const here = [...path, field.name];
  const id = fieldId(here);
  const fault = left || isRevealed(here) ? faultAt(faults, here) : undefined;
  const label = field.label === '' ? undefined : <HelpText html={field.label} />;
  const help = <Help html={field.help} about={field.label || field.name} />;
  const inside = (
    <>
      <ShownFault.Provider value={fault}>{children}</ShownFault.Provider>
      {fault === undefined ? null : (
        <p class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </>
  );
  const leave = (): void => setLeft(true);
  if (group) {
    return (
      <div
        class="field"
        role="group"
        id={`${id}-group`}
        aria-labelledby={label === undefined ? undefined : `${id}-label`}
        aria-label={label === undefined ? field.name : undefined}
        onFocusOut={leave}
      >
        {label === undefined && field.help === '' ? null : (
          <div class="field-label">
            <span id={`${id}-label`}>{label}</span>
            {help}
          </div>
        )}
        {inside}
      </div>
    );
  }
  return (
    <div class="field" onFocusOut={leave}>
      {labelled ? (
        <div class="field-label">
          <label for={id}>{label ?? field.name}</label>
          {field.type === 'CHECKBOX' ? null : help}
        </div>
      ) : null}
      {inside}
    </div>
  );
}
