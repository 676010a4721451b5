import type { Condition, Parameter } from './format.ts';

/** Text, in which `{{name}}` stands for a variable. */
export function template(key: string, value: string): Parameter {
  return { type: 'TEMPLATE', key, value };
}

export function boolean(key: string, value: boolean): Parameter {
  return { type: 'BOOLEAN', key, value: String(value) };
}

export function integer(key: string, value: number): Parameter {
  return { type: 'INTEGER', key, value: String(value) };
}

export function list(key: string, items: readonly Parameter[]): Parameter {
  return { type: 'LIST', key, list: items };
}

/** A text in a list. */
export function listItem(value: string): Parameter {
  return { type: 'TEMPLATE', value };
}

/** A row of a table: one text for each column that is not empty. */
export function row(cells: Readonly<Record<string, string>>): Parameter {
  const filled = Object.entries(cells).filter(([, value]) => value !== '');
  return { type: 'MAP', map: filled.map(([key, value]) => template(key, value)) };
}

export function findParameter(
  parameters: readonly Parameter[] | undefined,
  key: string,
): Parameter | undefined {
  return parameters?.find((parameter) => parameter.key === key);
}

/** The text of a parameter; undefined for lists, maps and what is not there. */
export function textOf(parameters: readonly Parameter[] | undefined, key: string): string | undefined {
  const parameter = findParameter(parameters, key);
  return parameter !== undefined && 'value' in parameter ? parameter.value : undefined;
}

/** Whether a BOOLEAN parameter is there and true. */
export function isTrue(parameters: readonly Parameter[] | undefined, key: string): boolean {
  return textOf(parameters, key) === 'true';
}

export function itemsOf(parameter: Parameter | undefined): readonly Parameter[] {
  return parameter?.type === 'LIST' ? (parameter.list ?? []) : [];
}

export function entriesOf(parameter: Parameter | undefined): readonly Parameter[] {
  return parameter?.type === 'MAP' ? (parameter.map ?? []) : [];
}

/** Every text in a parameter, however deep. */
export function textsIn(parameter: Parameter): readonly string[] {
  if (parameter.type === 'LIST') return (parameter.list ?? []).flatMap(textsIn);
  if (parameter.type === 'MAP') return (parameter.map ?? []).flatMap(textsIn);
  return 'value' in parameter && parameter.value !== undefined ? [parameter.value] : [];
}

export function textsInConditions(conditions: readonly Condition[] = []): readonly string[] {
  return conditions.flatMap(({ parameter }) => parameter.flatMap(textsIn));
}
