import type { Parameter } from '../export/format.ts';
import { partsOf } from '../export/references.ts';
import type { StepWork } from './step-work.ts';

/** The value of a variable by its name. */
export type ValueOf = (variable: string) => unknown;

/** How variables are read while an event is processed. */
export interface Reading {
  readonly valueOf: ValueOf;
  /** What the step may still take. */
  readonly work: StepWork;
  /**
   * Names the variables that were read meanwhile, however deep, and whose values cannot be known here: what comes of
   * them must not decide anything.
   */
  watch<Result>(read: () => Result): { readonly result: Result; readonly unknown: readonly string[] };
}

/** A parameter as the tag or variable receives it. */
export function resolve(parameter: Parameter, valueOf: ValueOf): unknown {
  switch (parameter.type) {
    case 'LIST':
      return (parameter.list ?? []).map((item) => resolve(item, valueOf));
    case 'MAP':
      return resolveAll(parameter.map ?? [], valueOf);
    case 'BOOLEAN':
      return parameter.value === 'true' || parameter.value === 'false'
        ? parameter.value === 'true'
        : resolveText(parameter.value ?? '', valueOf);
    case 'INTEGER':
      return Number(parameter.value);
    default:
      return resolveText(parameter.value ?? '', valueOf);
  }
}

export function resolveAll(
  parameters: readonly Parameter[],
  valueOf: ValueOf,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.key ?? '', resolve(parameter, valueOf)]),
  );
}

/**
 * A text that is one `{{variable}}` is that variable's value with its type. Otherwise the values become part of
 * the text, undefined and null as nothing: GTM's runtime puts the pieces together by `join('')`.
 */
export function resolveText(text: string, valueOf: ValueOf): unknown {
  const parts = partsOf(text);
  const [first] = parts;
  if (parts.length === 1 && first !== undefined && 'variable' in first) return valueOf(first.variable);
  return parts.map((part) => ('variable' in part ? valueOf(part.variable) : part.text)).join('');
}
