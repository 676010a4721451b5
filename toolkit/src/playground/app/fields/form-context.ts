import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FormFault } from '../../form/validate.ts';
import type { FieldValue, Values } from '../../form/model.ts';

/** What the fields of a form, or of a table's row, share. */
export interface FormScope {
  readonly values: Values;
  readonly enabled: ReadonlySet<string>;
  set(name: string, value: FieldValue): void;
  /** Before the names of these fields, in faults and in ids. */
  readonly path: readonly (string | number)[];
  readonly faults: readonly FormFault[];
  /** Faults show once the user has left a field, or tried to fire: then those that were there show everywhere. */
  isRevealed(path: readonly (string | number)[]): boolean;
  /** Sets a field so that it can be taken back; `what` has happened: “Row removed”. */
  setUndoably(name: string, value: FieldValue, what: string): void;
  /** The value that a variable has now. */
  lookUp(name: string): unknown;
  readonly variables: readonly string[];
  readonly groups: { readonly [name: string]: boolean };
  toggleGroup(name: string, open: boolean): void;
}

export const FormContext = createContext<FormScope | undefined>(undefined);

/** The fault of the field that is being drawn, once it is shown. */
export const ShownFault = createContext<string | undefined>(undefined);

export function useForm(): FormScope {
  const scope = useContext(FormContext);
  if (scope === undefined) throw new Error('A field is drawn outside of a form.');
  return scope;
}

export function fieldId(path: readonly (string | number)[]): string {
  return ['field', ...path].join('-').replace(/[^\w-]/g, '_');
}

export function faultAt(
  faults: readonly FormFault[],
  path: readonly (string | number)[],
): string | undefined {
  const wanted = path.join('\n');
  return faults.find((fault) => fault.path.join('\n') === wanted)?.text;
}
