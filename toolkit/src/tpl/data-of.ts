import type { Field, Item, RadioItem, SimpleTableColumn } from './fields.ts';

/** What a GTM variable may yield in place of a typed text. `string & {}` keeps an editor's list of known values. */
export type VariableValue =
  | undefined
  | null
  | boolean
  | number
  | (string & {})
  | readonly VariableValue[]
  | { readonly [key: string]: VariableValue }
  | ((...args: never[]) => unknown);

/**
 * The type of `data` that a template with these fields receives. A text may be a GTM variable, which yields
 * anything; so may a select with `macrosInSelect`. A table without rows is undefined, and so is every field
 * that its own or an outer enabling condition hides.
 */
export type DataOf<Fields extends readonly Field[]> = Flat<Joined<EntriesOf<Fields[number], false>>>;

/** `data` of a tag: its fields and what GTM adds. */
export type TagDataOf<Fields extends readonly Field[]> = DataOf<Fields> & {
  readonly gtmOnSuccess: () => void;
  readonly gtmOnFailure: () => void;
  readonly gtmTagId: number;
  readonly gtmEventId: number;
};

/**
 * The same for code taken over from JavaScript: what a variable may yield is not checked, names and kinds of fields
 * are. Leave it out, and the types ask for a check of every such value.
 */
export type Unchecked<Data> = {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- This is its meaning.
  readonly [Name in keyof Data]: VariableValue extends Data[Name] ? any : Data[Name];
};

/** One object type for each field, as a union: `{ a: … } | { b: … }`. */
type EntriesOf<F, Hidden extends boolean> = F extends { readonly type: 'LABEL' }
  ? never
  : F extends { readonly type: 'GROUP'; readonly subParams: readonly (infer Sub)[] }
    ? EntriesOf<Sub, MayHide<F, Hidden>>
    : F extends { readonly name: infer Name extends string }
      ? | { readonly [K in Name]: ValueOf<F> | (MayHide<F, Hidden> extends true ? undefined : never) }
        | SubEntriesOf<F>
      : never;

/** Sub-parameters show only while their owner has a certain value. */
type SubEntriesOf<F> = F extends { readonly subParams: readonly (infer Sub)[] }
  ? EntriesOf<Sub, true>
  : F extends { readonly radioItems: readonly (infer Radio)[] }
    ? Radio extends RadioItem & { readonly subParams: readonly (infer Sub)[] }
      ? EntriesOf<Sub, true>
      : never
    : never;

type MayHide<F, Hidden extends boolean> = F extends { readonly enablingConditions: readonly unknown[] }
  ? true
  : Hidden;

type ValueOf<F> = F extends { readonly type: 'TEXT' }
  ? F extends { readonly textAsList: true }
    ? readonly VariableValue[] | undefined
    : VariableValue
  : F extends { readonly type: 'SELECT'; readonly selectItems: readonly Item[] }
    ? | F['selectItems'][number]['value']
      | (F extends { readonly macrosInSelect: true } ? VariableValue : never)
      | (F extends { readonly defaultValue: unknown } ? never : undefined)
      | (F extends { readonly notSetText: string } ? '' | undefined : never)
    : F extends { readonly type: 'CHECKBOX' }
      ? boolean
      : F extends { readonly type: 'RADIO'; readonly radioItems: readonly Item[] }
        ? | F['radioItems'][number]['value']
          | (F extends { readonly defaultValue: unknown } ? never : undefined)
        : F extends {
              readonly type: 'SIMPLE_TABLE';
              readonly simpleTableColumns: readonly (infer Column extends SimpleTableColumn)[];
            }
          ? readonly Flat<Joined<CellOf<Column>>>[] | undefined
          : F extends {
                readonly type: 'PARAM_TABLE';
                readonly paramTableColumns: readonly { readonly param: infer Param }[];
              }
            ? readonly Partial<Flat<Joined<EntriesOf<Param, true>>>>[] | undefined
            : never;

type CellOf<Column extends SimpleTableColumn> = Column extends {
  readonly type: 'SELECT';
  readonly selectItems: readonly Item[];
}
  ? {
      readonly [K in Column['name']]:
        | Column['selectItems'][number]['value']
        | (Column extends { readonly macrosInSelect: true } ? VariableValue : never);
    }
  : { readonly [K in Column['name']]: VariableValue };

type Joined<Union> = (Union extends unknown ? (member: Union) => void : never) extends (
  member: infer Intersection,
) => void
  ? Intersection
  : never;

type Flat<Type> = { readonly [K in keyof Type]: Type[K] };
