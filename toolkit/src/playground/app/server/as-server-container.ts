import {
  serverBuiltIn,
  serverBuiltInNames,
  type ServerBuiltInType,
} from '../../../container/export/built-ins.ts';
import { containerExport, writeContainerExport } from '../../../container/export/container-export.ts';
import type { FieldValues } from '../../../container/export/field-parameters.ts';
import {
  client,
  constant,
  eventDataVariable,
  everyEventTrigger,
  tagsOf,
  templateVariable,
} from '../../../container/export/parts.ts';
import type { ContainerSpec, VariableSpec } from '../../../container/export/specs.ts';
import type { TemplateType } from '../../../sandbox/template.ts';
import type { Values } from '../../form/model.ts';
import type { Variable } from '../../form/variables.ts';
import { configured, type Configured } from '../take-along/configured.ts';
import { templatedVariables } from './value-templates.ts';

/** Above GTM's own clients, which have 0: as here, it is asked first. */
const clientPriority = 1;

/**
 * A container to import into GTM: the template, the tag, variable or client as it is configured, and the variables
 * that it names. A tag fires on every event.
 * @param text The text of the template's file.
 */
export function asServerContainer(
  text: string,
  { file, type }: { readonly file: string; readonly type: TemplateType },
  settings: { readonly values: Values; readonly variables: readonly Variable[] },
): string {
  const itself = configured(text, file, settings);
  const { spec, used } = itself;
  const others = used.filter((variable) => builtInOf(variable) === undefined);
  const templated = templatedVariables(others);
  const made = partOf(type, itself);
  return writeContainerExport(
    containerExport({
      kind: 'server',
      name: spec.name,
      templates: [spec, ...templated.templates],
      tags: made.tags ?? [],
      triggers: made.triggers ?? [],
      variables: [...others.flatMap(variableSpec), ...templated.variables, ...(made.variables ?? [])],
      builtIns: used.flatMap((variable) => builtInOf(variable) ?? []).map(serverBuiltIn),
      folders: [],
      clients: made.clients ?? [],
    }),
  );
}

/** What is made from the template, by its type. */
function partOf(
  type: TemplateType,
  { spec, name, values }: Configured,
): Partial<Pick<ContainerSpec, 'tags' | 'triggers' | 'variables' | 'clients'>> {
  switch (type) {
    case 'TAG': {
      const trigger = everyEventTrigger({ name: 'All Events' });
      return { tags: [tagsOf<FieldValues>(spec)({ name, values, firesOn: [trigger] })], triggers: [trigger] };
    }
    case 'MACRO':
      return { variables: [templateVariable({ name, template: spec, values })] };
    case 'CLIENT':
      return { clients: [client({ name, template: spec, values, priority: clientPriority })] };
  }
}

/** GTM has a variable of this name already, which yields the same. */
function builtInOf({ name }: Variable): ServerBuiltInType | undefined {
  const types = Object.keys(serverBuiltInNames) as ServerBuiltInType[]; // The keys of our own table.
  return types.find((type) => serverBuiltInNames[type] === name);
}

/** None for what is made from a template of its own. */
function variableSpec({ name, kind, setting }: Variable): readonly VariableSpec[] {
  switch (kind) {
    case 'constant':
      return [constant({ name, value: setting })];
    case 'dataLayer':
      return [eventDataVariable({ name, path: setting })];
    case 'undefined':
      // No event has it.
      return [eventDataVariable({ name, path: 'undefined' })];
    default:
      return [];
  }
}
