export { templateJudges } from './judges/template.ts';
export { testsJudge } from './judges/tests.ts';
export { typesJudge } from './judges/types.ts';
export { mutate } from './mutate.ts';
export { mutators } from './mutators.ts';
export { createProgress } from './progress.ts';
export { formatSummary, isGoodEnough } from './summary.ts';
export type { Equivalent, Judge, ProjectCopy, Target } from './target.ts';
