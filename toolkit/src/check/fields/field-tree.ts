import type { Location } from '../../messages/message.ts';
import {
  isJsonArray,
  isJsonObject,
  readJson,
  type Json,
  type JsonObject,
  type JsonPath,
} from '../../tpl/json.ts';
import { findSection } from '../../tpl/read/parse.ts';
import type { Template } from '../../tpl/template.ts';

/** A field, a table's column or a field in a column, at any depth. */
export interface FieldEntry {
  readonly json: JsonObject;
  /** Empty when it has none. */
  readonly name: string;
  readonly type: string;
  /** What it stands in. */
  readonly place: 'template' | 'simple-column' | 'param-column';
  /** The table whose column it is. */
  readonly table: FieldEntry | undefined;
  /** The place of a value within the field (of its name when the path is left out), or of the field itself. */
  locate(path?: JsonPath, part?: 'key'): Location | undefined;
}

/** All fields at all levels, outer before inner. Names are one space for all that stand in the template. */
export function collectFields(template: Template): readonly FieldEntry[] {
  const body = findSection(template.parsed, 'TEMPLATE_PARAMETERS')?.body ?? '';
  if (body.trim() === '') return [];
  const entries: FieldEntry[] = [];
  const visit = (
    json: Json | undefined,
    path: JsonPath,
    place: FieldEntry['place'],
    table?: FieldEntry,
  ): void => {
    if (!isJsonObject(json)) return;
    const entry: FieldEntry = {
      json,
      name: textOf(json['name']),
      type: textOf(json['type']),
      place,
      table,
      locate: (inner = ['name'], part) =>
        template.locateJson('TEMPLATE_PARAMETERS', [...path, ...inner], part) ??
        template.locateJson('TEMPLATE_PARAMETERS', path),
    };
    entries.push(entry);
    visitAll(json['subParams'], [...path, 'subParams'], place, table);
    for (const [index, item] of listOf(json['radioItems']).entries()) {
      if (isJsonObject(item)) {
        visitAll(item['subParams'], [...path, 'radioItems', index, 'subParams'], place, table);
      }
    }
    visitAll(json['simpleTableColumns'], [...path, 'simpleTableColumns'], 'simple-column', entry);
    for (const [index, column] of listOf(json['paramTableColumns']).entries()) {
      if (isJsonObject(column)) {
        visit(column['param'], [...path, 'paramTableColumns', index, 'param'], 'param-column', entry);
      }
    }
  };
  const visitAll = (
    list: Json | undefined,
    path: JsonPath,
    place: FieldEntry['place'],
    table?: FieldEntry,
  ): void => {
    for (const [index, json] of listOf(list).entries()) visit(json, [...path, index], place, table);
  };
  visitAll(readJson(body).value, [], 'template');
  return entries;
}

export function listOf(json: Json | undefined): readonly Json[] {
  return isJsonArray(json) ? json : [];
}

export function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}

/** Whether the field has a value in `data`: groups and labels have none. */
export function hasValue({ type }: FieldEntry): boolean {
  return type !== 'GROUP' && type !== 'LABEL';
}
