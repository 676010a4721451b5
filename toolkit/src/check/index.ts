export { allRules, rules } from './rules.ts';
