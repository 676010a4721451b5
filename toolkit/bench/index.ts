export { adopt, describeAdoption, templatesAt, type Adoption } from './adoption.ts';
export { formatCheckSpeed, measureCheck } from './check.ts';
export { formatCompileSpeed, measureCompile } from './dialect.ts';
export { formatFidelity, measureFidelity } from './fidelity.ts';
export { countInstructions } from './instructions.ts';
export { formatInterpreterCost, measureInterpreter } from './interpreter.ts';
export { describeScenarioSpeed } from './scenarios.ts';
export { tagApis, tagTask } from './tag-task.ts';
export { measurePayload, payloadByDeclaration } from '../src/payload/measure.ts';
