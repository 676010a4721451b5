export { builtIn, builtInTriggers, serverBuiltIn } from './export/built-ins.ts';
export { checkContainer } from './export/check-container.ts';
export { containerExport, writeContainerExport } from './export/container-export.ts';
export type { Condition, ContainerExport, Parameter, Tag, Trigger, Variable } from './export/format.ts';
export {
  client,
  constant,
  cookieVariable,
  customEventTrigger,
  dataLayerVariable,
  differs,
  eventDataVariable,
  everyEventTrigger,
  historyTrigger,
  lookupTable,
  matchesRegex,
  queryVariable,
  regexTable,
  tagsOf,
  templateVariable,
} from './export/parts.ts';
export { reference } from './export/references.ts';
export {
  templateSpec,
  type ClientSpec,
  type FolderSpec,
  type TagSpec,
  type TemplateSpec,
  type TriggerSpec,
  type VariableSpec,
} from './export/specs.ts';
export type { ValuesOf } from './export/tag-values.ts';
export { runVisit, type StepResult } from './runtime/run-visit.ts';
export { isVisit, type Visit } from './runtime/visit.ts';
