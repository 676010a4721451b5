import { CannotRun } from '../../messages/cannot-run.ts';
import type { Files, Folder } from './folder.ts';
import { isJsonArray, isJsonObject, readJson, type Json, type JsonObject } from '../json.ts';
import { decodePermissions, encodePermissions, type Permissions } from '../permissions.ts';
import { placeAt } from '../read/place.ts';
import { readTests } from '../scenarios.ts';
import { joinThumbnail, splitThumbnail } from '../thumbnail.ts';
import { writeJson } from '../write/write-json.ts';
import { writeTests } from '../write/write-tests.ts';

/** How the content of a section is taken apart into files and put together again. */
export interface Part {
  /** Undefined when the content cannot be read; the section then stays in one piece. */
  split(content: string): Files | undefined;
  /** `original` is the section's content at the time of unpacking, where that has been kept. */
  join(folder: Folder, original: string | undefined): string;
}

/** The parts that people edit; a section that is none of these stays in one piece. */
export function partOf(section: string): Part | undefined {
  return parts[section];
}

const permissionsPart: Part = {
  split(content) {
    const { value } = readJson(content);
    if (value === undefined) return undefined;
    let isReadable = true;
    const permissions = decodePermissions(value, () => (isReadable = false));
    const isOneEach = isJsonArray(value) && value.length === Object.keys(permissions).length;
    return isReadable && isOneEach ? jsonFile('permissions.json', permissions) : undefined;
  },
  join(folder, original) {
    const permissions = readJsonFile(folder, 'permissions.json');
    if (!isPermissions(permissions)) {
      throw new CannotRun(
        `${folder.name('permissions.json')}: permissions are an object of objects, such as { "logging": { "environments": "debug" } }, with texts, true, false, lists and objects as values.`,
      );
    }
    const like = original === undefined ? undefined : readJson(original).value;
    return writeJson(encodePermissions(permissions, like));
  },
};

const parts: Readonly<Record<string, Part>> = {
  TERMS_OF_SERVICE: textPart('terms.txt'),
  INFO: {
    split(content) {
      const { value } = readJson(content);
      if (!isJsonObject(value)) return undefined;
      const { info, files } = splitThumbnail(value);
      return new Map([...jsonFile('info.json', info), ...files]);
    },
    join(folder) {
      const info = readJsonFile(folder, 'info.json');
      if (!isJsonObject(info)) throw new CannotRun(`${folder.name('info.json')}: this is no JSON object.`);
      return writeJson(joinThumbnail(info, folder));
    },
  },
  TEMPLATE_PARAMETERS: {
    split(content) {
      const { value } = readJson(content);
      return isJsonArray(value) ? jsonFile('fields.json', value) : undefined;
    },
    join(folder) {
      const fields = readJsonFile(folder, 'fields.json');
      if (!isJsonArray(fields)) throw new CannotRun(`${folder.name('fields.json')}: this is no JSON list.`);
      return writeJson(fields);
    },
  },
  SANDBOXED_JS_FOR_WEB_TEMPLATE: textPart('code.js'),
  SANDBOXED_JS_FOR_SERVER: textPart('code.js'),
  WEB_PERMISSIONS: permissionsPart,
  SERVER_PERMISSIONS: permissionsPart,
  TESTS: {
    split(content) {
      const { description, scenarios, setup, faults } = readTests(content);
      if (faults.length > 0) return undefined;
      const width = String(scenarios.length).length;
      const listed = scenarios.map(({ name, description: about, code }, index) => {
        const number = String(index + 1).padStart(width, '0');
        const file = `tests/${number}-${fileNameOf(name)}.js`;
        return { code, file, entry: { name, ...described(about), file } };
      });
      const index = {
        ...described(description),
        scenarios: listed.map(({ entry }) => entry),
        ...(setup === undefined ? {} : { setup: 'tests/setup.js' }),
      };
      return new Map([
        ...jsonFile('tests.json', index),
        ...listed.map(({ file, code }) => [file, `${code}\n`] as const),
        ...(setup === undefined ? [] : [['tests/setup.js', `${setup.code}\n`] as const]),
      ]);
    },
    join(folder) {
      const index = readJsonFile(folder, 'tests.json');
      if (!isTestIndex(index)) {
        throw new CannotRun(
          `${folder.name('tests.json')}: the tests are { "scenarios": [{ "name": …, "file": … }], "setup": file }.`,
        );
      }
      return writeTests({
        description: index.description,
        scenarios: index.scenarios.map(({ file, ...about }) => ({ ...about, code: textOf(folder, file) })),
        setup: index.setup === undefined ? undefined : textOf(folder, index.setup),
      });
    },
  },
  NOTES: textPart('notes.txt'),
};

/** A section whose content is a text; its file ends with a line feed of its own. */
export function textPart(path: string): Part {
  return {
    split: (content) => textFile(path, content),
    join: (folder) => textOf(folder, path),
  };
}

export function textFile(path: string, content: string): Files {
  return new Map([[path, `${content.replaceAll('\r\n', '\n')}\n`]]);
}

/** Without the one line feed with which a text file ends, and without carriage returns. */
function textOf(folder: Folder, path: string): string {
  return folder.text(path).replaceAll('\r\n', '\n').replace(/\n$/, '');
}

export function jsonFile(path: string, value: unknown): Map<string, string> {
  return new Map([[path, `${JSON.stringify(value, null, 2)}\n`]]);
}

export function readJsonFile(folder: Folder, path: string): Json {
  const text = folder.text(path);
  const { value, faults } = readJson(text);
  if (value !== undefined) return value;
  const lines = faults.map((fault) => {
    const { line, column } = placeAt(text, fault.offset);
    return `${folder.name(path)}:${line}:${column + 1}: ${fault.text}`;
  });
  throw new CannotRun(lines.join('\n'));
}

/** A scenario's name as part of a file name that every file system takes. */
export function fileNameOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['scenario'];
  return words.join('-').slice(0, 60).replace(/-$/, '');
}

export function isPermissions(value: Json): value is JsonObject & Permissions {
  return (
    isJsonObject(value) &&
    Object.values(value).every((params) => isJsonObject(params) && isPermissionValue(params))
  );
}

function isPermissionValue(value: Json): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (isJsonArray(value)) return value.every(isPermissionValue);
  return isJsonObject(value) && Object.values(value).every(isPermissionValue);
}

function described(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}

interface TestIndex {
  readonly description?: string;
  readonly scenarios: readonly {
    readonly name: string;
    readonly description?: string;
    readonly file: string;
  }[];
  readonly setup?: string;
}

function isTestIndex(value: unknown): value is TestIndex {
  if (!isJsonObject(value) || !isJsonArray(value['scenarios'])) return false;
  const { description, scenarios, setup } = value;
  return (
    isTextIfAny(description) &&
    isTextIfAny(setup) &&
    isJsonArray(scenarios) &&
    scenarios.every(
      (item) =>
        isJsonObject(item) &&
        typeof item['name'] === 'string' &&
        isTextIfAny(item['description']) &&
        typeof item['file'] === 'string',
    )
  );
}

function isTextIfAny(value: Json | undefined): boolean {
  return value === undefined || typeof value === 'string';
}
