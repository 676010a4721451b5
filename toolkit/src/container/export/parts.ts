import { fieldParameters, type FieldValues } from './field-parameters.ts';
import type { Condition, Parameter } from './format.ts';
import { boolean, integer, list, row, template } from './parameters.ts';
import { reference, type Named } from './references.ts';
import type { ClientSpec, TagSpec, TemplateSpec, TriggerSpec, VariableSpec } from './specs.ts';

type Part<Spec, Keys extends keyof Spec> = Omit<Spec, Keys>;
type VariablePart = Part<VariableSpec, 'type' | 'parameters'>;
type TriggerPart = Part<TriggerSpec, 'type' | 'customEventFilter'>;

/**
 * A function that makes tags from a template: `tagsOf<ValuesOf<typeof fields>>(template)` checks what they are
 * filled in with against the template's fields.
 */
export function tagsOf<Values extends FieldValues>(template: TemplateSpec) {
  return ({
    values,
    ...part
  }: Part<TagSpec, 'template' | 'parameters'> & { readonly values: Values }): TagSpec => ({
    ...part,
    template,
    parameters: fieldParameters(template.fields, values),
  });
}

/** A client made from a custom template. */
export function client({
  template,
  values,
  ...part
}: Part<ClientSpec, 'parameters'> & { readonly values: FieldValues }): ClientSpec {
  return { ...part, template, parameters: fieldParameters(template.fields, values) };
}

export function constant({ value, ...part }: VariablePart & { readonly value: string }): VariableSpec {
  return { ...part, type: 'c', parameters: [template('value', value)] };
}

interface DataLayerSettings {
  /** The dotted path in the data layer. */
  readonly path: string;
  /** 2 merges what is pushed; 1 keeps the last value that was pushed under this very key. */
  readonly version?: 1 | 2;
  readonly defaultValue?: string;
}

export function dataLayerVariable(settings: VariablePart & DataLayerSettings): VariableSpec {
  const { path, version = 2, defaultValue, ...part } = settings;
  return {
    ...part,
    type: 'v',
    parameters: [integer('dataLayerVersion', version), ...withDefault(defaultValue), template('name', path)],
  };
}

/** Of server containers: a value of the event, by its dotted path. */
export function eventDataVariable({ path, ...part }: VariablePart & { readonly path: string }): VariableSpec {
  return { ...part, type: 'ed', parameters: [...withDefault(undefined), template('keyPath', path)] };
}

export function queryVariable({ key, ...part }: VariablePart & { readonly key: string }): VariableSpec {
  return { ...part, type: 'u', parameters: [template('component', 'QUERY'), template('queryKey', key)] };
}

export function cookieVariable({
  cookie,
  ...part
}: VariablePart & { readonly cookie: string }): VariableSpec {
  return { ...part, type: 'k', parameters: [boolean('decodeCookie', true), template('name', cookie)] };
}

interface TableSettings {
  readonly input: Named;
  /** From what is looked up to what it becomes. */
  readonly rows: readonly (readonly [key: string, value: string])[];
  readonly defaultValue?: string;
}

export function lookupTable(settings: VariablePart & TableSettings): VariableSpec {
  const { input, rows, defaultValue, ...part } = settings;
  return { ...part, type: 'smm', parameters: tableParameters(input, rows, defaultValue) };
}

/** The whole input must match; in the value `$1` is what the first pair of parentheses matched. */
export function regexTable(settings: VariablePart & TableSettings): VariableSpec {
  const { input, rows, defaultValue, ...part } = settings;
  return {
    ...part,
    type: 'remm',
    parameters: [
      ...tableParameters(input, rows, defaultValue),
      boolean('fullMatch', true),
      boolean('replaceAfterMatch', true),
      boolean('ignoreCase', false),
    ],
  };
}

function tableParameters(
  input: Named,
  rows: TableSettings['rows'],
  defaultValue: string | undefined,
): readonly Parameter[] {
  return [
    ...withDefault(defaultValue),
    template('input', reference(input)),
    list(
      'map',
      rows.map(([key, value]) => row({ key, value })),
    ),
  ];
}

function withDefault(value: string | undefined): readonly Parameter[] {
  return [
    boolean('setDefaultValue', value !== undefined),
    ...(value === undefined ? [] : [template('defaultValue', value)]),
  ];
}

interface TemplateVariableSettings {
  readonly template: TemplateSpec;
  /** What the template's fields are filled in with; the others have their defaults. */
  readonly values?: FieldValues;
}

/** A variable made from a custom template. */
export function templateVariable(settings: VariablePart & TemplateVariableSettings): VariableSpec {
  const { template: type, values = {}, ...part } = settings;
  return { ...part, type, parameters: fieldParameters(type.fields, values) };
}

/** On a data layer event whose name matches the whole pattern. */
export function customEventTrigger({
  pattern,
  ...part
}: TriggerPart & { readonly pattern: string }): TriggerSpec {
  return {
    ...part,
    type: 'CUSTOM_EVENT',
    customEventFilter: [matchesRegex({ name: '_event' }, `^(${pattern})$`)],
  };
}

/** Of server containers: on every event of every client, as GTM's own exports have it. */
export function everyEventTrigger(part: TriggerPart): TriggerSpec {
  return { ...part, type: 'CUSTOM_EVENT', customEventFilter: [matchesRegex({ name: '_event' }, '.*')] };
}

/** When the page changes its address without loading, as single-page apps do. */
export function historyTrigger(part: TriggerPart): TriggerSpec {
  return { ...part, type: 'HISTORY_CHANGE' };
}

export function matchesRegex(variable: Named, pattern: string): Condition {
  return {
    type: 'MATCH_REGEX',
    parameter: [template('arg0', reference(variable)), template('arg1', pattern)],
  };
}

/** Two variables that are not equal as texts. */
export function differs(variable: Named, from: Named): Condition {
  return {
    type: 'EQUALS',
    parameter: [
      template('arg0', reference(variable)),
      template('arg1', reference(from)),
      boolean('negate', true),
    ],
  };
}
