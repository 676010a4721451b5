import {
  builtIn,
  builtInNames,
  builtInTriggers,
  type BuiltInType,
} from '../../../container/export/built-ins.ts';
import { containerExport, writeContainerExport } from '../../../container/export/container-export.ts';
import {
  constant,
  cookieVariable,
  customEventTrigger,
  dataLayerVariable,
  queryVariable,
  tagsOf,
  templateVariable,
} from '../../../container/export/parts.ts';
import { template as text } from '../../../container/export/parameters.ts';
import type { FieldValues } from '../../../container/export/field-parameters.ts';
import type { VariableSpec } from '../../../container/export/specs.ts';
import { isJsonObject } from '../../../tpl/json.ts';
import type { Variable } from '../../form/variables.ts';
import { readDataLayer } from '../state/run-input.ts';
import type { Settings } from '../state/run-record.ts';
import { configured } from './configured.ts';

/**
 * A container to import into GTM: the template, the tag or variable as it is configured, the variables that it
 * names, and a trigger: the last event of the data layer, else every page.
 * @param template The text of the template's file.
 */
export function asContainer(template: string, file: string, settings: Settings): string {
  const { spec, name, values, used } = configured(template, file, settings);
  const own = used.filter((variable) => builtInOf(variable) === undefined).map(variableSpec);
  const isVariable = /"type":\s*"MACRO"/.test(template);
  const event = lastEvent(settings.page.dataLayer);
  const trigger =
    event === undefined
      ? undefined
      : customEventTrigger({ name: event, pattern: event.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') });
  return writeContainerExport(
    containerExport({
      name: spec.name,
      templates: [spec],
      tags: isVariable
        ? []
        : [
            tagsOf<FieldValues>(spec)({
              name,
              values,
              firesOn: [trigger ?? builtInTriggers.allPages],
            }),
          ],
      triggers: isVariable || trigger === undefined ? [] : [trigger],
      variables: [...own, ...(isVariable ? [templateVariable({ name, template: spec, values })] : [])],
      builtIns: used.flatMap((variable) => builtInOf(variable) ?? []).map(builtIn),
      folders: [],
    }),
  );
}

/** GTM has a variable of this name already, which yields the same. */
function builtInOf({ name }: Variable): BuiltInType | undefined {
  const types = Object.keys(builtInNames) as BuiltInType[]; // The keys of our own table.
  return types.find((type) => builtInNames[type] === name);
}

function variableSpec({ name, kind, setting }: Variable): VariableSpec {
  switch (kind) {
    case 'constant':
      return constant({ name, value: setting });
    case 'dataLayer':
      return dataLayerVariable({ name, path: setting });
    case 'cookie':
      return cookieVariable({ name, cookie: setting });
    case 'url': {
      const key = /^query:(.+)$/.exec(setting)?.[1];
      if (key !== undefined) return queryVariable({ name, key });
      const component = setting === 'full' ? 'URL' : setting.toUpperCase();
      return { name, type: 'u', parameters: [text('component', component)] };
    }
    case 'json':
      return { name, type: 'jsm', parameters: [text('javascript', `function() { return ${setting}; }`)] };
    case 'undefined':
      return { name, type: 'jsm', parameters: [text('javascript', 'function() { return undefined; }')] };
  }
}

function lastEvent(dataLayer: string): string | undefined {
  const items = readDataLayer(dataLayer);
  if (typeof items === 'string') return undefined;
  return items
    .flatMap((item) => {
      const event = isJsonObject(item) ? item['event'] : undefined;
      return typeof event === 'string' && event !== '' ? [event] : [];
    })
    .at(-1);
}
