export { areas, explainRule, type ExplainedRule, type Explanation, type Parts } from './explained-rules.ts';
export { rulesPage } from './page.ts';
export { requestsOfAnyCall } from '../permissions/api-call.ts';
