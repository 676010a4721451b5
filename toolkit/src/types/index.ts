/**
 * The types of a template's sources: its fields, and the `data` that its code is given. They need no library, so that
 * code for the sandbox is checked against what GTM has and nothing else. The module `gtm` comes with the settings
 * that a project extends: `tsconfig.sandbox.json` for web templates, `tsconfig.sandbox-server.json` for those of servers.
 */
export type { TemplateInfo } from '../project/template-info.ts';
export type { DataOf, TagDataOf, Unchecked, VariableValue } from '../tpl/data-of.ts';
export type {
  EnablingCondition,
  Field,
  GroupField,
  Item,
  ShownText,
  SimpleTableColumn,
  Validator,
} from '../tpl/fields.ts';
export type { Permissions } from '../tpl/permission-set.ts';
