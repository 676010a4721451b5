// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- An ambient module cannot be imported.
/// <reference path="../dialect/types/gtm.d.ts" preserve="true" />

/**
 * The types of a template's sources: its fields, the `data` that its code is given, and the module `gtm`.
 * They need no library, so that code for the sandbox is checked against what GTM has and nothing else.
 */
export type { TemplateInfo } from '../project/template-info.ts';
export type { DataOf, TagDataOf, VariableValue } from '../tpl/data-of.ts';
export type {
  EnablingCondition,
  Field,
  GroupField,
  Item,
  SimpleTableColumn,
  Validator,
} from '../tpl/fields.ts';
export type { Permissions } from '../tpl/permission-set.ts';
