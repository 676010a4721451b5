import type { TemplateType } from '../../../sandbox/template.ts';

/** What one sets up with a template of a type. */
export const nouns = {
  TAG: 'tag',
  MACRO: 'variable',
  CLIENT: 'client',
} as const satisfies Record<TemplateType, string>;

/** What the button says that runs it. */
export const verbs = {
  TAG: 'Fire',
  MACRO: 'Evaluate',
  CLIENT: 'Send',
} as const satisfies Record<TemplateType, string>;

/** What takes the place of the result while something is wrong. */
export const onceRight = {
  TAG: 'What it would send shows here, once these are right',
  MACRO: 'What it yields shows here, once these are right',
  CLIENT: 'What it answers shows here, once these are right',
} as const satisfies Record<TemplateType, string>;
