export { checkTemplate } from './check-template.ts';
export { allRules, rules } from './rules.ts';
