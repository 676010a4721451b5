import type { Item, SimpleTableColumn } from '../../tpl/fields.ts';
import type { VariableReference } from './references.ts';

/**
 * What a tag or variable made from a template with these fields may be filled in with, by field. A name that is
 * no field, and a choice that a field does not offer, are type errors. (`object`, not `Field`: nested fields make
 * that type infinitely deep for the compiler.)
 */
export type ValuesOf<Fields extends readonly object[]> = {
  readonly [F in FieldsIn<Fields[number]> as NameOf<F>]?: ValueOf<F>;
};

/** Every field that holds a value, nested ones included, as a union. */
type FieldsIn<F> = F extends { readonly type: 'LABEL' }
  ? never
  : F extends { readonly type: 'GROUP'; readonly subParams: readonly (infer Sub)[] }
    ? FieldsIn<Sub>
    : | F
      | (F extends { readonly subParams: readonly (infer Sub)[] } ? FieldsIn<Sub> : never)
      | (F extends { readonly radioItems: readonly (infer Radio)[] }
          ? Radio extends { readonly subParams: readonly (infer Sub)[] }
            ? FieldsIn<Sub>
            : never
          : never);

type NameOf<F> = F extends { readonly name: infer Name extends string } ? Name : never;

type ValueOf<F> = F extends { readonly type: 'CHECKBOX' }
  ? boolean
  : F extends { readonly type: 'TEXT' }
    ? string
    : F extends { readonly type: 'SELECT'; readonly selectItems: readonly Item[] }
      ? ChoiceOf<F>
      : F extends { readonly type: 'RADIO'; readonly radioItems: readonly Item[] }
        ? F['radioItems'][number]['value']
        : F extends {
              readonly type: 'SIMPLE_TABLE';
              readonly simpleTableColumns: readonly (infer Column extends SimpleTableColumn)[];
            }
          ? readonly { readonly [C in Column as C['name']]: CellOf<C> }[]
          : F extends { readonly type: 'PARAM_TABLE' }
            ? readonly Readonly<Record<string, string>>[]
            : never;

type CellOf<Column> = Column extends { readonly type: 'SELECT'; readonly selectItems: readonly Item[] }
  ? ChoiceOf<Column>
  : string;

type ChoiceOf<F extends { readonly selectItems: readonly Item[] }> =
  | F['selectItems'][number]['value']
  | (F extends { readonly macrosInSelect: true } ? VariableReference : never);
