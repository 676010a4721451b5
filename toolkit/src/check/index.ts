export { checkTemplate, type CheckOptions } from './check-template.ts';
export { allRules, rules, type Rule } from './rules.ts';
