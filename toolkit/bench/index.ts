export { formatCheckSpeed, measureCheck } from './check.ts';
export { formatCompileSpeed, measureCompile } from './dialect.ts';
export { formatFidelity, measureFidelity } from './fidelity.ts';
export { formatInterpreterCost, measureInterpreter } from './interpreter.ts';
export { describeScenarioSpeed } from './scenarios.ts';
export { tagTask } from './tag-task.ts';
