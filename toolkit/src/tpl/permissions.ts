import { isJsonArray, isJsonObject, type Json, type JsonObject } from './json.ts';
import type { Permissions, PermissionValue } from './permission-set.ts';

export type { Permissions, PermissionValue } from './permission-set.ts';

/** GTM's codes in `{ "type": 1, "string": … }`; public templates have no others. */
const typeCode = { string: 1, list: 2, map: 3, boolean: 8 } as const;

/** A place in the permissions section that does not have the exporter's shape. */
export interface PermissionFault {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * Reads the value of a `___WEB_PERMISSIONS___` or `___SERVER_PERMISSIONS___` section. Every fault
 * goes to `report`; what has a fault is left out.
 */
export function decodePermissions(
  json: Json,
  report: (fault: PermissionFault) => void = () => {},
): Permissions {
  if (!isJsonArray(json)) {
    report({ path: [], text: 'The permissions are no list.' });
    return {};
  }
  const entries = json.flatMap((declared, index) => {
    const instance = member(declared, 'instance');
    const publicId = member(member(instance, 'key'), 'publicId');
    if (typeof publicId !== 'string') {
      report({ path: [index], text: 'This permission has no instance.key.publicId.' });
      return [];
    }
    const at = [index, 'instance', 'param'];
    return [[publicId, decodeParams(member(instance, 'param'), at, report)] as const];
  });
  return Object.fromEntries(entries);
}

function decodeParams(
  params: Json | undefined,
  path: (string | number)[],
  report: (fault: PermissionFault) => void,
): Permissions[string] {
  if (params === undefined) return {};
  if (!isJsonArray(params)) {
    report({ path, text: 'The permission’s param is no list.' });
    return {};
  }
  const entries = params.flatMap((param, index) => {
    const key = member(param, 'key');
    if (typeof key !== 'string') {
      report({ path: [...path, index], text: 'This parameter has no key.' });
      return [];
    }
    const value = decodeValue(member(param, 'value'), [...path, index, 'value'], report);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

function decodeValue(
  json: Json | undefined,
  path: (string | number)[],
  report: (fault: PermissionFault) => void,
): PermissionValue | undefined {
  const type = member(json, 'type');
  const all = (key: string): PermissionValue[] => {
    const items = member(json, key) ?? [];
    if (!isJsonArray(items)) {
      report({ path: [...path, key], text: `${key} is no list.` });
      return [];
    }
    return items.flatMap((item, index) => {
      const value = decodeValue(item, [...path, key, index], report);
      return value === undefined ? [] : [value];
    });
  };
  switch (type) {
    case typeCode.string: {
      const text = member(json, 'string') ?? '';
      if (typeof text === 'string') return text;
      break;
    }
    case typeCode.boolean: {
      const flag = member(json, 'boolean') ?? false;
      if (typeof flag === 'boolean') return flag;
      break;
    }
    case typeCode.list:
      return all('listItem');
    case typeCode.map: {
      const values = all('mapValue');
      const keys = all('mapKey').map(String);
      return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));
    }
  }
  report({
    path,
    text: 'This is no permission value: its type is 1 (string), 2 (list), 3 (map) or 8 (boolean), with a value to match.',
  });
  return undefined;
}

function member(json: Json | undefined, key: string): Json | undefined {
  return isJsonObject(json) && Object.hasOwn(json, key) ? json[key] : undefined;
}

/**
 * Writes permissions as GTM's exporter does: `isEditedByUser` where there are parameters to edit, unless
 * `unedited` names the permission, `isRequired` always. A permission that says the same in `like` (the value of a
 * permissions section) is taken from there as it is, with its annotations and version.
 */
export function encodePermissions(
  permissions: Permissions,
  like: Json = [],
  unedited: readonly string[] = [],
): JsonObject[] {
  const known = new Map(
    (isJsonArray(like) ? like.filter(isJsonObject) : []).flatMap((declared) =>
      Object.entries(decodePermissions([declared])).map(([publicId, params]) => [
        JSON.stringify([publicId, params]),
        declared,
      ]),
    ),
  );
  return Object.entries(permissions).map(([publicId, params]): JsonObject => {
    const before = known.get(JSON.stringify([publicId, params]));
    if (before !== undefined) return before;
    const param = Object.entries(params).map(([key, value]) => ({ key, value: encodeValue(value) }));
    return {
      instance: { key: { publicId, versionId: '1' }, param },
      ...(param.length > 0 && !unedited.includes(publicId)
        ? { clientAnnotations: { isEditedByUser: true } }
        : {}),
      isRequired: true,
    };
  });
}

function encodeValue(value: PermissionValue): JsonObject {
  if (typeof value === 'string') return { type: typeCode.string, string: value };
  if (typeof value === 'boolean') return { type: typeCode.boolean, boolean: value };
  if (isList(value)) return { type: typeCode.list, listItem: value.map(encodeValue) };
  return {
    type: typeCode.map,
    mapKey: Object.keys(value).map(encodeValue),
    mapValue: Object.values(value).map(encodeValue),
  };
}

/** `Array.isArray` does not narrow a readonly array. */
function isList(value: PermissionValue): value is readonly PermissionValue[] {
  return Array.isArray(value);
}
