import { readContainer } from '../../../container/command/read-container.ts';
import type { ContainerExport, Variable } from '../../../container/export/format.ts';
import { textOf } from '../../../container/export/parameters.ts';
import { CannotRun } from '../../../messages/cannot-run.ts';

/** The container in a file's text, or why it is none. */
export function openContainer(text: string, file: string): ContainerExport | string {
  try {
    return readContainer(text, file);
  } catch (error) {
    if (error instanceof CannotRun) return error.message;
    throw error;
  }
}

/** A constant variable: its value belongs to whoever imports the container. */
export interface Constant {
  readonly name: string;
  readonly value: string;
  readonly notes: string;
}

export function constantsOf({ containerVersion: { variable = [] } }: ContainerExport): readonly Constant[] {
  return variable.filter(isConstant).map(({ name, parameter, notes = '' }) => ({
    name,
    value: textOf(parameter, 'value') ?? '',
    notes,
  }));
}

/** @param values By the constants' names; all others keep what they have. */
export function withConstants(
  container: ContainerExport,
  values: Readonly<Record<string, string>>,
): ContainerExport {
  const { containerVersion: version } = container;
  const variable = version.variable?.map((one): Variable => {
    const value = Object.hasOwn(values, one.name) ? values[one.name] : undefined;
    if (value === undefined || !isConstant(one)) return one;
    const others = (one.parameter ?? []).filter(({ key }) => key !== 'value');
    return { ...one, parameter: [...others, { type: 'TEMPLATE', key: 'value', value }] };
  });
  return variable === undefined ? container : { ...container, containerVersion: { ...version, variable } };
}

function isConstant({ type }: Variable): boolean {
  return type === 'c';
}
