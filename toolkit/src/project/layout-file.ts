import { CannotRun } from '../messages/cannot-run.ts';
import { closest } from '../messages/closest.ts';
import type { FileLayout, SectionLayout } from '../tpl/write/file-layout.ts';
import type { Folder } from '../tpl/folder/folder.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../tpl/json.ts';
import { readJsonFile, textPart } from '../tpl/folder/parts.ts';

/**
 * Keeps what the other files do not say of the `.tpl` file that a project was made from. A project that started
 * without one has none; without it the template is written as GTM's editor writes it today.
 */
export const layoutFile = 'layout.json';

/** As FileLayout, but the text of a section that stays in one piece is a file. */
type Entry = string | (Omit<SectionLayout, 'text'> & { readonly file?: string });

/** @throws CannotRun when there is anything else in the file than the layout of a template. */
export function readLayout(folder: Folder): FileLayout {
  const value = readJsonFile(folder, layoutFile);
  const faults = faultsOf(value);
  if (faults.length > 0) {
    throw new CannotRun(faults.map((fault) => `${folder.name(layoutFile)}: ${fault}`).join('\n'));
  }
  const { sections, ...rest } = value as Omit<FileLayout, 'sections'> & { sections?: readonly Entry[] };
  if (sections === undefined) return rest;
  return {
    ...rest,
    sections: sections.map((entry) => {
      if (typeof entry === 'string') return { name: entry };
      const { file, ...section } = entry;
      return file === undefined ? section : { ...section, text: textPart(file).join(folder, undefined) };
    }),
  };
}

/** The file's text; undefined when there is nothing to keep. `fileOf` names the file of a section in one piece. */
export function writeLayout(
  layout: FileLayout,
  fileOf: (section: SectionLayout) => string | undefined,
): string | undefined {
  const { sections, ...rest } = layout;
  const entries = sections?.map((section): Entry => {
    const { name, header, before, after, escapes } = section;
    const said = Object.entries({ header, before, after, escapes, file: fileOf(section) });
    const odd = said.filter(([, value]) => value !== undefined);
    return odd.length === 0 ? name : { name, ...Object.fromEntries(odd) };
  });
  const written = { ...rest, ...(entries === undefined ? {} : { sections: entries }) };
  return Object.keys(written).length === 0 ? undefined : `${JSON.stringify(written, null, 2)}\n`;
}

type Check = (value: Json) => string | undefined;

const isText: Check = (value) => (typeof value === 'string' ? undefined : 'is a text');
const oneOf =
  (...values: readonly Json[]): Check =>
  (value) =>
    values.includes(value) ? undefined : `is one of ${values.map((each) => JSON.stringify(each)).join(', ')}`;
const listOf =
  (check: Check, what: string): Check =>
  (value) =>
    isJsonArray(value) && value.every((item) => check(item) === undefined)
      ? undefined
      : `is a list of ${what}`;

const entryChecks: Readonly<Record<string, Check>> = {
  name: isText,
  header: isText,
  before: isText,
  after: isText,
  escapes: oneOf('html-safe', 'plain'),
  file: isText,
};

const isEntry: Check = (value) => {
  const isRight = isJsonObject(value)
    ? typeof value['name'] === 'string' && faultsIn(value, entryChecks).length === 0
    : typeof value === 'string';
  return isRight ? undefined : 'is a section';
};

const checks: Readonly<Record<string, Check>> = {
  byteOrderMarks: oneOf(0, 1, 2, 3),
  preamble: isText,
  lineEnds: oneOf('CRLF'),
  end: isText,
  sections: listOf(
    isEntry,
    `names and of objects with a name and ${Object.keys(entryChecks).slice(1).join(', ')}`,
  ),
  uneditedPermissions: listOf(isText, 'texts'),
};

function faultsOf(value: Json): string[] {
  return isJsonObject(value) ? faultsIn(value, checks) : ['this is no JSON object.'];
}

function faultsIn(value: JsonObject, known: Readonly<Record<string, Check>>): string[] {
  return Object.entries(value).flatMap(([key, item]) => {
    if (!Object.hasOwn(known, key)) {
      const meant = closest(key, Object.keys(known));
      return [`there is no “${key}”.${meant === undefined ? '' : ` Did you mean ${meant}?`}`];
    }
    const fault = known[key]?.(item);
    return fault === undefined ? [] : [`“${key}” ${fault}.`];
  });
}
