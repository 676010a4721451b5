import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../messages/cannot-run.ts';
import type { FileLayout } from '../tpl/write/file-layout.ts';
import type { Folder } from '../tpl/folder/folder.ts';
import {
  isJsonArray,
  isJsonObject,
  readJson,
  type Json,
  type JsonArray,
  type JsonObject,
} from '../tpl/json.ts';
import { isPermissions, readJsonFile } from '../tpl/folder/parts.ts';
import type { Permissions } from '../tpl/permissions.ts';
import { sectionNames, type ContainerKind } from '../tpl/template.ts';
import { iconNames, joinThumbnail } from '../tpl/thumbnail.ts';
import { openFolder } from '../tpl/folder/unpacked-folder.ts';
import { importModule } from './import-module.ts';
import { completeInfo } from './info.ts';
import { layoutFile, readLayout } from './layout-file.ts';
import { readScenario, withLineFeeds, withoutLastLineFeed, type ScenarioSource } from './scenario-files.ts';

/** What the folder `template/` declares. */
export interface TemplateSources {
  readonly kind: ContainerKind;
  /** The content of INFO; undefined only when the layout has no such section, or has it in one piece. */
  readonly info: JsonObject | undefined;
  readonly acceptsGalleryTerms: boolean;
  readonly fields: readonly JsonObject[];
  readonly permissions: Permissions;
  readonly notes: string;
  /** Undefined when there is no such file. */
  readonly setup: string | undefined;
  readonly scenarios: readonly ScenarioSource[];
  readonly layout: FileLayout;
}

/**
 * Reads the folder anew each time, its modules included, so that a watching build sees every change.
 * @throws CannotRun, naming the file, when one is missing or cannot be read.
 */
export async function readTemplateSources(directory: string): Promise<TemplateSources> {
  const folder = openFolder(directory);
  const has = (name: string): boolean => existsSync(path.join(directory, name));
  const text = (name: string): string | undefined =>
    has(name) ? withLineFeeds(folder.text(name)) : undefined;
  const layout = has(layoutFile) ? readLayout(folder) : {};
  const { info, fields, permissions } = await readDeclared(folder, has, layout);
  const icon = iconNames.find(has);
  const complete = info === undefined ? undefined : joinThumbnail(completeInfo(info, icon), folder);
  const setup = text('tests/setup.js');
  return {
    kind: kindOf(complete, layout),
    info: complete,
    acceptsGalleryTerms: info?.['acceptsGalleryTerms'] === true,
    fields,
    permissions,
    notes: text('notes.txt') ?? '',
    setup: setup === undefined ? undefined : withoutLastLineFeed(setup),
    scenarios: readScenarios(directory, folder),
    layout,
  };
}

interface Declared {
  readonly info: JsonObject | undefined;
  readonly fields: readonly JsonObject[];
  readonly permissions: Permissions;
}

type Part = keyof Declared;

/** The three parts, each of a module or of a file of JSON. */
async function readDeclared(
  folder: Folder,
  has: (name: string) => boolean,
  { sections }: FileLayout,
): Promise<Declared> {
  const parts: readonly Part[] = ['info', 'fields', 'permissions'];
  for (const part of parts) {
    if (!has(`${part}.ts`) || !has(`${part}.json`)) continue;
    throw new CannotRun(`${folder.name(`${part}.json`)}: there is ${part}.ts as well; remove one of them.`);
  }
  const modules = parts.filter((part) => has(`${part}.ts`));
  const exported = modules.length === 0 ? {} : await importParts(folder, modules);
  const read = (part: Part): Json | undefined =>
    has(`${part}.ts`)
      ? toJson(exported[part], folder.name(`${part}.ts`), part)
      : has(`${part}.json`)
        ? readJsonFile(folder, `${part}.json`)
        : undefined;
  const refuse = (part: Part, shape: string): CannotRun =>
    new CannotRun(`${folder.name(has(`${part}.ts`) ? `${part}.ts` : `${part}.json`)}: ${part} ${shape}`);

  const info = read('info');
  const isMissing =
    info === undefined &&
    (sections ?? [{ name: 'INFO' }]).some(({ name, ...rest }) => name === 'INFO' && !('text' in rest));
  if (isMissing)
    throw new CannotRun(
      `${folder.name('info.json')}: there is neither this file nor info.ts; every template has an info.`,
    );
  if (info !== undefined && !isJsonObject(info))
    throw refuse('info', 'is an object: { "displayName": "…", "description": "…" }.');
  const fields = read('fields') ?? [];
  if (!isFields(fields)) throw refuse('fields', 'is a list of objects, one for each field.');
  const permissions = read('permissions') ?? {};
  if (!isPermissions(permissions)) {
    throw refuse(
      'permissions',
      'is an object of objects, such as { "logging": { "environments": "debug" } }, with texts, true, false, lists and objects as values.',
    );
  }
  return { info, fields, permissions };
}

/** Each module exports a constant of its part's name. */
async function importParts(
  folder: Folder,
  parts: readonly Part[],
): Promise<Readonly<Record<string, unknown>>> {
  const text = parts.map((part) => `export { ${part} } from './${part}.ts';\n`).join('');
  const { exports } = await importModule({ text, folder: path.resolve(folder.name('')), name: 'template' });
  return exports;
}

/** As JSON would hold it: `undefined` properties vanish. */
function toJson(value: unknown, file: string, part: Part): Json {
  const text = JSON.stringify(value) as string | undefined;
  const json = text === undefined ? undefined : readJson(text).value;
  if (json !== undefined) return json;
  throw new CannotRun(`${file}: it exports no ${part} that JSON can hold: export const ${part} = …`);
}

function isFields(value: Json): value is JsonArray & readonly JsonObject[] {
  return isJsonArray(value) && value.every(isJsonObject);
}

/** A template that names no container context is known by its code's section. */
function kindOf(info: JsonObject | undefined, { sections }: FileLayout): ContainerKind {
  if (sections?.some(({ name }) => name === sectionNames.server.code) === true) return 'server';
  const contexts = info?.['containerContexts'];
  return isJsonArray(contexts) && contexts.includes('SERVER') ? 'server' : 'web';
}

/** One scenario a file, in the order of the files' names. */
function readScenarios(directory: string, folder: Folder): ScenarioSource[] {
  const at = 'tests/scenarios';
  if (!existsSync(path.join(directory, at))) return [];
  const names = readdirSync(path.join(directory, at))
    .filter((name) => name.endsWith('.js'))
    .sort();
  return names.map((name) => readScenario(folder.text(`${at}/${name}`), folder.name(`${at}/${name}`)));
}
