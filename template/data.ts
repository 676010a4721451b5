import type { TagDataOf } from 'gtm-template-toolkit/types';
import type { fields } from './fields.ts';

/** What GTM hands to the tag: one property for each field of `fields.ts`. */
export type TemplateData = TagDataOf<typeof fields>;
export type { VariableValue } from 'gtm-template-toolkit/types';
