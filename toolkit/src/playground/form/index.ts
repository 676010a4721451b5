export { enabledFields } from './conditions.ts';
export { allFields, defaultRow, defaultValues } from './defaults.ts';
export type { FormField, Values } from './model.ts';
export { readFields } from './read-fields.ts';
export { templateData } from './template-data.ts';
export { validateForm } from './validate.ts';
