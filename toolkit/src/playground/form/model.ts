import type { EnablingCondition, Validator } from '../../tpl/fields.ts';

/** What a field or a cell holds: typed text (which may name variables), a switch, an item's own value, rows. */
export type FieldValue = string | number | boolean | readonly Values[] | undefined;

/** The values of a form, or of a table's row, by the fields' names. */
export type Values = { readonly [name: string]: FieldValue };

export interface Choice {
  readonly value: string | number | boolean;
  readonly label: string;
}

interface Base {
  readonly name: string;
  readonly label: string;
  /** HTML of a template: not to be trusted. */
  readonly help: string;
  readonly conditions: readonly EnablingCondition[];
  readonly validators: readonly Validator[];
}

export interface TextInput extends Base {
  readonly type: 'TEXT';
  readonly defaultValue: string;
  readonly hint: string;
  readonly unit: string;
  readonly notSetText: string;
  readonly lines: number;
  /** One item a line. */
  readonly asList: boolean;
  /** Empty is sent as `''` instead of being left out. */
  readonly keepsEmpty: boolean;
}

export interface SelectInput extends Base {
  readonly type: 'SELECT';
  readonly defaultValue: FieldValue;
  readonly choices: readonly Choice[];
  /** Names the choice that sets nothing; undefined when something must be chosen. */
  readonly notSetText: string | undefined;
  /** A variable may be chosen. */
  readonly variables: boolean;
  readonly unit: string;
  readonly children: readonly FormField[];
}

export interface CheckboxInput extends Base {
  readonly type: 'CHECKBOX';
  readonly defaultValue: boolean;
  readonly text: string;
  readonly children: readonly FormField[];
}

export interface RadioChoice extends Choice {
  readonly help: string;
  readonly children: readonly FormField[];
}

export interface RadioInput extends Base {
  readonly type: 'RADIO';
  readonly defaultValue: FieldValue;
  readonly choices: readonly RadioChoice[];
}

export interface Column {
  readonly field: FormField;
  /** No two rows may have the same value here. */
  readonly unique: boolean;
}

export interface TableInput extends Base {
  readonly type: 'SIMPLE_TABLE' | 'PARAM_TABLE';
  readonly columns: readonly Column[];
  readonly defaultValue: readonly Values[];
  readonly notSetText: string;
  readonly newRowText: string;
  /** Titles of the dialog in which rows of a PARAM_TABLE are edited. */
  readonly newRowTitle: string;
  readonly editRowTitle: string;
}

export interface Group extends Base {
  readonly type: 'GROUP';
  readonly style: 'NO_ZIPPY' | 'ZIPPY_OPEN' | 'ZIPPY_CLOSED' | 'ZIPPY_OPEN_ON_PARAM';
  readonly children: readonly FormField[];
}

export interface Label extends Base {
  readonly type: 'LABEL';
}

/** A field type that GTM's editor does not offer: shown, but without a value. */
export interface Unknown extends Base {
  readonly type: 'UNKNOWN';
  readonly givenType: string;
}

/** A field as the form draws it: read from any template, with nothing missing. */
export type FormField =
  TextInput | SelectInput | CheckboxInput | RadioInput | TableInput | Group | Label | Unknown;

/** The fields directly inside a field. */
export function childrenOf(field: FormField): readonly FormField[] {
  switch (field.type) {
    case 'GROUP':
    case 'CHECKBOX':
    case 'SELECT':
      return field.children;
    case 'RADIO':
      return field.choices.flatMap(({ children }) => children);
    default:
      return [];
  }
}
