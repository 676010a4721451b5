import { CannotRun } from '../messages/cannot-run.ts';
import { formatMessage } from '../messages/format.ts';
import type { Location, Message } from '../messages/message.ts';
import {
  isJsonArray,
  isJsonObject,
  readJson,
  type Json,
  type JsonObject,
  type JsonPath,
  type JsonText,
} from './json.ts';
import type { ContainerKind } from './container-kind.ts';
import { findSection, parseTemplate, type ParsedTemplate, type Section } from './read/parse.ts';
import { decodePermissions, type Permissions } from './permissions.ts';
import { lineOf, locationAt, type Place } from './read/place.ts';
import { readTests, type Scenario, type Script } from './scenarios.ts';

export type { ContainerKind };

/** The section names that differ between web and server containers. */
export const sectionNames = {
  web: { code: 'SANDBOXED_JS_FOR_WEB_TEMPLATE', permissions: 'WEB_PERMISSIONS' },
  server: { code: 'SANDBOXED_JS_FOR_SERVER', permissions: 'SERVER_PERMISSIONS' },
} as const satisfies Record<ContainerKind, { code: string; permissions: string }>;

export type JsonSection = 'INFO' | 'TEMPLATE_PARAMETERS' | 'WEB_PERMISSIONS' | 'SERVER_PERMISSIONS';

/** What a template says. A part that is missing or cannot be read is empty. */
export interface Template {
  readonly file: string;
  readonly parsed: ParsedTemplate;
  readonly kind: ContainerKind;
  /** INFO's type: `TAG`, `MACRO` (a variable) or `CLIENT`; undefined when INFO gives none. */
  readonly type: string | undefined;
  readonly info: JsonObject;
  readonly fields: readonly JsonObject[];
  readonly code: string;
  /** The file's line (from 1) on which the code starts; columns are the same in both. */
  readonly codeLocation: { readonly section: string; readonly line: number };
  readonly permissions: Permissions;
  readonly scenarios: readonly Scenario[];
  /** Undefined when there is none or an empty one. */
  readonly setup: Script | undefined;
  readonly notes: string;
  /** Undefined when the terms of service have not been accepted. */
  readonly terms: string | undefined;
  /** Where a value of a JSON section stands or, with `'key'`, its property's name. */
  locateJson(section: JsonSection, path: JsonPath, part?: 'key'): Location | undefined;
  /** The location of a place in the file (the code's, a scenario's), as messages need it. */
  locate(place: Place, length?: number, section?: string): Location;
}

/**
 * Reads a template of any kind. What cannot be read is in `messages`, located in the file, and empty
 * in `template`.
 * @throws CannotRun when the text is no template at all.
 */
export function readTemplate(text: string, file: string): { template: Template; messages: Message[] } {
  const parsed = parseTemplate(text, file);
  const messages: Message[] = [];
  const fault = (rule: string, message: string, location?: Location): void => {
    messages.push({
      rule,
      severity: 'fault',
      text: message,
      ...(location === undefined ? {} : { location }),
    });
  };

  const kind: ContainerKind = findSection(parsed, sectionNames.server.code) === undefined ? 'web' : 'server';
  const names = sectionNames[kind];

  const read = new Map<string, { section: Section; json: JsonText }>();
  const json = (name: JsonSection): Json | undefined => {
    const section = findSection(parsed, name);
    if (section === undefined || section.body.trim() === '') return undefined;
    const result = readJson(section.body);
    read.set(name, { section, json: result });
    for (const { text: reason, offset, length } of result.faults) {
      fault(
        'json-syntax',
        `___${name}___ is not JSON: ${reason}.`,
        locationAt(parsed, section.offset + offset, length, name),
      );
    }
    return result.value;
  };
  const locateJson: Template['locateJson'] = (name, path, part) => {
    const found = read.get(name);
    const span = found?.json.find(path, part);
    return found && span && locationAt(parsed, found.section.offset + span.offset, span.length, name);
  };

  const info = json('INFO');
  if (findSection(parsed, 'INFO') === undefined) {
    fault('missing-section', 'The template has no ___INFO___ section.');
  } else if (info !== undefined && !isJsonObject(info)) {
    fault('json-shape', '___INFO___ is no JSON object.', locateJson('INFO', []));
  }

  const fields = json('TEMPLATE_PARAMETERS');
  if (fields !== undefined && !isJsonArray(fields)) {
    fault('json-shape', '___TEMPLATE_PARAMETERS___ is no JSON list.', locateJson('TEMPLATE_PARAMETERS', []));
  }

  const code = findSection(parsed, names.code);
  if (code === undefined) fault('missing-section', 'The template has no section with its code.');

  const declared = json(names.permissions);
  const permissions =
    declared === undefined
      ? {}
      : decodePermissions(declared, ({ path, text: reason }) =>
          fault(
            'permission-shape',
            reason,
            locateJson(names.permissions, path) ?? locateJson(names.permissions, []),
          ),
        );

  const testSection = findSection(parsed, 'TESTS');
  const tests = readTests(testSection?.body ?? '', (testSection?.line ?? 0) + 1);
  for (const { text: reason, place } of tests.faults) {
    fault('yaml-syntax', `___TESTS___ cannot be read: ${reason}`, locate(parsed, place, 0, 'TESTS'));
  }

  const terms = findSection(parsed, 'TERMS_OF_SERVICE');
  const template: Template = {
    file,
    parsed,
    kind,
    type: isJsonObject(info) && typeof info['type'] === 'string' ? info['type'] : undefined,
    info: isJsonObject(info) ? info : {},
    fields: isJsonArray(fields) ? fields.filter(isJsonObject) : [],
    ...codeOf(code, names.code),
    permissions,
    scenarios: tests.scenarios,
    setup: tests.setup?.code === '' ? undefined : tests.setup,
    notes: trimBlankLines(findSection(parsed, 'NOTES')?.body ?? '').text,
    terms: terms && trimBlankLines(terms.body).text,
    locateJson,
    locate: (place, length, section) => locate(parsed, place, length, section),
  };
  return { template, messages };
}

/**
 * The same for a reader who needs the whole template.
 * @throws CannotRun with every message when any part of it cannot be read.
 */
export function readWholeTemplate(text: string, file: string): Template {
  const { template, messages } = readTemplate(text, file);
  refuse(messages);
  return template;
}

/** @throws CannotRun with all of the messages, when there are any. */
export function refuse(messages: readonly Message[]): void {
  if (messages.length > 0) throw new CannotRun(messages.map((message) => formatMessage(message)).join('\n'));
}

function codeOf(section: Section | undefined, name: string): Pick<Template, 'code' | 'codeLocation'> {
  if (section === undefined) return { code: '', codeLocation: { section: name, line: 1 } };
  const { text, skippedLines } = trimBlankLines(section.body);
  return { code: text, codeLocation: { section: name, line: section.line + 1 + skippedLines } };
}

/** Without the blank lines around it, and without carriage returns; the first line keeps its indentation. */
function trimBlankLines(body: string): { text: string; skippedLines: number } {
  const text = body.replaceAll('\r\n', '\n');
  const leading = /^(?:[ \t]*\n)*/.exec(text)?.[0] ?? '';
  return { text: text.slice(leading.length).trimEnd(), skippedLines: leading.split('\n').length - 1 };
}

function locate(parsed: ParsedTemplate, { line, column }: Place, length = 0, section?: string): Location {
  const lineText = lineOf(parsed.text, line)
    .replace(/\r$/, '')
    .replace(/^\uFEFF+/, '');
  return { file: parsed.file, ...(section === undefined ? {} : { section }), line, column, length, lineText };
}
