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
  readonly errorMessage?: string;
  readonly enablingConditions?: readonly EnablingCondition[];
}

interface FieldBase {
  readonly name: string;
  readonly displayName?: string;
  /** Shown as a tooltip; simple HTML is allowed. */
  readonly help?: string;
  readonly enablingConditions?: readonly EnablingCondition[];
}

interface ValueField extends FieldBase {
  readonly valueValidators?: readonly Validator[];
  readonly alwaysInSummary?: boolean;
  readonly clearOnCopy?: boolean;
  readonly notSetText?: string;
}

export interface TextField extends ValueField {
  readonly type: 'TEXT';
  readonly simpleValueType: true;
  readonly defaultValue?: string | number;
  readonly valueHint?: string;
  readonly valueUnit?: string;
  /** Empty gives `''` instead of leaving the field out of `data`. */
  readonly canBeEmptyString?: boolean;
  readonly lineCount?: number;
  /** One item a line: `data` holds an array of texts. */
  readonly textAsList?: boolean;
}

export interface Item {
  readonly value: string | number | boolean;
  readonly displayValue: string;
}

export interface SelectField extends ValueField {
  readonly type: 'SELECT';
  readonly simpleValueType: true;
  readonly selectItems: readonly Item[];
  readonly defaultValue?: string | number | boolean;
  /** Lets the user choose a GTM variable, which may yield anything. */
  readonly macrosInSelect?: boolean;
  readonly valueUnit?: string;
  readonly subParams?: readonly Field[];
}

export interface CheckboxField extends ValueField {
  readonly type: 'CHECKBOX';
  readonly simpleValueType: true;
  readonly checkboxText: string;
  readonly defaultValue?: boolean;
  readonly subParams?: readonly Field[];
}

export interface RadioItem extends Item {
  readonly help?: string;
  readonly subParams?: readonly Field[];
}

export interface RadioField extends ValueField {
  readonly type: 'RADIO';
  readonly simpleValueType: true;
  readonly radioItems: readonly RadioItem[];
  readonly defaultValue?: string | number | boolean;
}

export interface SimpleTableColumn {
  readonly defaultValue: string | number | boolean;
  readonly displayName: string;
  readonly name: string;
  readonly type: 'TEXT' | 'SELECT';
  readonly isUnique?: boolean;
  readonly valueValidators?: readonly Validator[];
  readonly selectItems?: readonly Item[];
  readonly macrosInSelect?: boolean;
  readonly valueHint?: string;
}

export interface SimpleTableField extends ValueField {
  readonly type: 'SIMPLE_TABLE';
  readonly simpleTableColumns: readonly SimpleTableColumn[];
  readonly newRowButtonText?: string;
  readonly defaultValue?: readonly Readonly<Record<string, string | number | boolean>>[];
}

export interface ParamTableField extends ValueField {
  readonly type: 'PARAM_TABLE';
  readonly paramTableColumns: readonly { readonly param: Field; readonly isUnique: boolean }[];
  readonly newRowButtonText?: string;
  readonly newRowTitle?: string;
  readonly editRowTitle?: string;
}

export interface GroupField extends FieldBase {
  readonly type: 'GROUP';
  readonly groupStyle: 'NO_ZIPPY' | 'ZIPPY_OPEN' | 'ZIPPY_CLOSED' | 'ZIPPY_OPEN_ON_PARAM';
  readonly subParams: readonly Field[];
}

export interface LabelField extends FieldBase {
  readonly type: 'LABEL';
}
