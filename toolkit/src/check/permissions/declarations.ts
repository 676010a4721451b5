import type { Location } from '../../messages/message.ts';
import { isJsonArray, isJsonObject, readJson, type Json, type JsonPath } from '../../tpl/json.ts';
import { findSection } from '../../tpl/read/parse.ts';
import { decodePermissions, type PermissionValue } from '../../tpl/permissions.ts';
import { sectionNames, type Template } from '../../tpl/template.ts';

/** One entry of the permissions section. */
export interface Declaration {
  readonly publicId: string;
  readonly params: { readonly [param: string]: PermissionValue };
  /** The entry's name. */
  readonly at: Location | undefined;
  /** Where a parameter's value stands or, with `index`, one item of its list. */
  locate(param: string, index?: number): Location | undefined;
}

export function readDeclarations(template: Template): readonly Declaration[] {
  const section = sectionNames[template.kind].permissions;
  const body = findSection(template.parsed, section)?.body ?? '';
  if (body.trim() === '') return [];
  const { value } = readJson(body);
  if (!isJsonArray(value)) return [];
  return value.flatMap((entry, index): Declaration[] => {
    const [decoded] = Object.entries(decodePermissions([entry]));
    if (decoded === undefined) return [];
    const [publicId, params] = decoded;
    const locate = (path: JsonPath): Location | undefined =>
      template.locateJson(section, [index, 'instance', ...path]);
    return [
      {
        publicId,
        params,
        at: locate(['key', 'publicId']),
        locate(param, item) {
          const position = paramsOf(entry).findIndex((each) => isJsonObject(each) && each['key'] === param);
          const path: JsonPath = ['param', position];
          if (item === undefined) return locate([...path, 'key']);
          const itemPath: JsonPath = [...path, 'value', 'listItem', item];
          return (
            locate([...itemPath, 'string']) ??
            locate([...itemPath, 'mapValue', 0, 'string']) ??
            locate(itemPath)
          );
        },
      },
    ];
  });
}

function paramsOf(entry: Json): readonly Json[] {
  const instance = isJsonObject(entry) ? entry['instance'] : undefined;
  const param = isJsonObject(instance) ? instance['param'] : undefined;
  return isJsonArray(param) ? param : [];
}
