export { JsdomPage, exampleAddress } from './page/jsdom-page.ts';
export type { Grants } from './permissions/grants.ts';
export { faultsOfRunInput, type ConsentValue, type RunInput } from './run-input.ts';
export { runScenarios } from './run-scenarios.ts';
export { startTemplate } from './run-template.ts';
export type { RunResult } from './tag-run.ts';
