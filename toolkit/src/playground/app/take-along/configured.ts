import type { FieldValues } from '../../../container/export/field-parameters.ts';
import { templateSpec, type TemplateSpec } from '../../../container/export/specs.ts';
import { enabledFields } from '../../form/conditions.ts';
import type { FieldValue, Values } from '../../form/model.ts';
import { readFields } from '../../form/read-fields.ts';
import { variablesIn, type Variable } from '../../form/variables.ts';

/** A template as it is filled in, ready to be written into a container. */
export interface Configured {
  readonly spec: TemplateSpec;
  /** What the tag, variable or client is called: the variables that it names keep their own names. */
  readonly name: string;
  readonly values: FieldValues;
  /** The variables that it names. */
  readonly used: readonly Variable[];
}

/** @param text The text of the template's file. */
export function configured(
  text: string,
  file: string,
  { values, variables }: { readonly values: Values; readonly variables: readonly Variable[] },
): Configured {
  const spec = templateSpec(text, file);
  const shown = shownValues(spec, values);
  const named = new Set(textsIn(shown).flatMap(variablesIn));
  // The first of a name is the one that counts.
  const used = [...named]
    .flatMap((name) => variables.find((variable) => variable.name === name) ?? [])
    .map(withSetting);
  const isTaken = used.some(({ name }) => name === spec.name);
  return { spec, name: isTaken ? `${spec.name} (configured)` : spec.name, values: fieldValues(shown), used };
}

/** GTM refuses a variable that is not set; here one yields nothing, but for the whole of an address. */
function withSetting(variable: Variable): Variable {
  if (variable.setting !== '') return variable;
  return variable.kind === 'url' ? { ...variable, setting: 'full' } : { ...variable, kind: 'undefined' };
}

/** GTM keeps nothing of a field that is not shown. */
function shownValues({ fields }: TemplateSpec, values: Values): Values {
  const shown = enabledFields(readFields(fields), values);
  return Object.fromEntries(Object.entries(values).filter(([name]) => shown.has(name)));
}

function textsIn(value: FieldValue | Values): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? Object.values(value).flatMap((inner: FieldValue) => textsIn(inner)) : [];
}

/** As an export has them: rows with their texts, without what is not set. */
function fieldValues(values: Values): FieldValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, isRows(value) ? value.map(cells) : value] as const];
    }),
  );
}

function cells(row: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, typeof cell === 'object' ? '' : String(cell ?? '')]),
  );
}

/** `Array.isArray` does not narrow a readonly array. */
function isRows(value: FieldValue): value is readonly Values[] {
  return Array.isArray(value);
}
