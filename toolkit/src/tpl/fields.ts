/**
 * The fields of a template (`___TEMPLATE_PARAMETERS___`) as GTM's editor writes them. Property order in
 * the written file is the order of the properties here in the data, so declare `type`, `name`,
 * `displayName` first, as the editor does.
 */
export type Field =
  | TextField
  | SelectField
  | CheckboxField
  | RadioField
  | SimpleTableField
  | ParamTableField
  | GroupField
  | LabelField;

/** A text that GTM shows, or one with its translations, of which GTM shows that of the reader's language. */
export type ShownText =
  | string
  | {
      readonly text: string;
      readonly translations: readonly { readonly locale: string; readonly text: string }[];
    };

/** The text itself, in the language that the template is written in. */
export function untranslated(text: ShownText): string {
  return typeof text === 'string' ? text : text.text;
}

/** `paramValue` is written as `""` for PRESENT and NOT_PRESENT. Several conditions are joined by OR. */
export interface EnablingCondition {
  readonly paramName: string;
  readonly paramValue: string | number | boolean;
  readonly type: 'EQUALS' | 'NOT_EQUALS' | 'PRESENT' | 'NOT_PRESENT';
}

/** REGEX matches the whole value; numbers in `args` are what the editor writes for lengths and counts. */
export interface Validator {
  readonly type:
    | 'NON_EMPTY'
    | 'REGEX'
    | 'STRING_LENGTH'
    | 'NUMBER'
    | 'POSITIVE_NUMBER'
    | 'NON_NEGATIVE_NUMBER'
    | 'PERCENTAGE'
    | 'DECIMAL'
    | 'GA_TRACKING_ID'
    | 'TABLE_ROW_COUNT';
  readonly args?: readonly (string | number)[];
  readonly errorMessage?: ShownText;
  readonly enablingConditions?: readonly EnablingCondition[];
}

interface FieldBase {
  readonly name: string;
  readonly displayName?: ShownText;
  /** Shown as a tooltip; simple HTML is allowed. */
  readonly help?: ShownText;
  readonly enablingConditions?: readonly EnablingCondition[];
}

interface ValueField extends FieldBase {
  readonly valueValidators?: readonly Validator[];
  readonly alwaysInSummary?: boolean;
  readonly clearOnCopy?: boolean;
  readonly notSetText?: ShownText;
}

export interface TextField extends ValueField {
  readonly type: 'TEXT';
  readonly simpleValueType?: boolean;
  readonly defaultValue?: string | number | boolean;
  readonly valueHint?: ShownText;
  readonly valueUnit?: ShownText;
  /** Empty gives `''` instead of leaving the field out of `data`. */
  readonly canBeEmptyString?: boolean;
  readonly lineCount?: number;
  /** One item a line: `data` holds an array of texts. */
  readonly textAsList?: boolean;
}

export interface Item {
  readonly value: string | number | boolean;
  readonly displayValue: ShownText;
}

export interface SelectField extends ValueField {
  readonly type: 'SELECT';
  readonly simpleValueType?: boolean;
  readonly selectItems: readonly Item[];
  readonly defaultValue?: string | number | boolean;
  /** Lets the user choose a GTM variable, which may yield anything. */
  readonly macrosInSelect?: boolean;
  readonly valueUnit?: ShownText;
  readonly subParams?: readonly Field[];
}

export interface CheckboxField extends ValueField {
  readonly type: 'CHECKBOX';
  readonly simpleValueType?: boolean;
  readonly checkboxText?: ShownText;
  readonly defaultValue?: boolean;
  readonly subParams?: readonly Field[];
}

export interface RadioItem extends Item {
  readonly help?: ShownText;
  readonly subParams?: readonly Field[];
}

export interface RadioField extends ValueField {
  readonly type: 'RADIO';
  readonly simpleValueType?: boolean;
  readonly radioItems: readonly RadioItem[];
  readonly defaultValue?: string | number | boolean;
}

export interface SimpleTableColumn {
  readonly defaultValue?: string | number | boolean;
  readonly displayName: ShownText;
  readonly help?: ShownText;
  readonly name: string;
  readonly type: 'TEXT' | 'SELECT';
  readonly isUnique?: boolean;
  readonly valueValidators?: readonly Validator[];
  readonly selectItems?: readonly Item[];
  readonly macrosInSelect?: boolean;
  readonly valueHint?: ShownText;
}

export interface SimpleTableField extends ValueField {
  readonly type: 'SIMPLE_TABLE';
  readonly simpleTableColumns: readonly SimpleTableColumn[];
  readonly newRowButtonText?: ShownText;
  readonly defaultValue?: readonly Readonly<Record<string, string | number | boolean>>[];
}

export interface ParamTableField extends ValueField {
  readonly type: 'PARAM_TABLE';
  readonly defaultValue?: readonly Readonly<Record<string, string | number | boolean>>[];
  readonly paramTableColumns: readonly { readonly param: Field; readonly isUnique: boolean }[];
  readonly newRowButtonText?: ShownText;
  readonly newRowTitle?: ShownText;
  readonly editRowTitle?: ShownText;
}

export interface GroupField extends FieldBase {
  readonly type: 'GROUP';
  readonly groupStyle?: 'NO_ZIPPY' | 'ZIPPY_OPEN' | 'ZIPPY_CLOSED' | 'ZIPPY_OPEN_ON_PARAM';
  readonly subParams: readonly Field[];
}

export interface LabelField extends FieldBase {
  readonly type: 'LABEL';
}
