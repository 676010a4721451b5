import type { AnswerInput } from '../../../sandbox/server/answers.ts';
import { IncomingRequest, type RequestInput } from '../../../sandbox/server/incoming-request.ts';
import type { ServerRunInput } from '../../../sandbox/server-input.ts';
import type { TemplateType } from '../../../sandbox/template.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../tpl/json.ts';
import type { FormField, Values } from '../../form/model.ts';
import { templateData } from '../../form/template-data.ts';
import type { VariableScope } from '../../form/variables.ts';
import type { AnswerKind, AnswerSettings, RequestSettings, ServerSettings } from './settings.ts';

/** A part of the settings that cannot be read. */
export interface SettingsFault {
  readonly part: SettingsPart;
  readonly text: string;
}

export type SettingsPart = 'event' | 'target' | 'headers' | 'templateStorage' | 'firestore';

/** What is wrong with the settings that a template of this type is run with. */
export function settingsFaults(settings: ServerSettings, type: TemplateType): SettingsFault[] {
  const { request } = settings;
  const json = (['event', 'templateStorage', 'firestore'] as const).filter(
    (part) => part !== 'event' || type !== 'CLIENT',
  );
  const badLine = headerLines(request.headers).find((line) => headerOf(line) === undefined);
  return [
    ...json.flatMap((part): SettingsFault[] => {
      const value = readObject(settings[part]);
      return typeof value === 'string' ? [{ part, text: value }] : [];
    }),
    ...(/^\/[^\s#]*$/.test(request.target)
      ? []
      : [{ part: 'target', text: 'Enter a path that begins with /, such as /collect?v=2.' } as const]),
    ...(badLine === undefined
      ? []
      : [{ part: 'headers', text: `Write one “name: value” a line; this is none: ${badLine}` } as const]),
  ];
}

/** The object that a text holds, or what is wrong with it. */
export function readObject(text: string): JsonObject | string {
  if (text.trim() === '') return {};
  try {
    const value = JSON.parse(text) as Json; // What JSON.parse gives.
    return isJsonObject(value) ? value : 'This is JSON, but no object: { "name": … }.';
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The input of one run: `gtm-template run` takes the same. What cannot be read is left out. */
export function serverInputOf(
  {
    fields,
    values,
    type,
  }: { readonly fields: readonly FormField[]; readonly values: Values; readonly type: TemplateType },
  settings: ServerSettings,
  lookUp: (name: string) => unknown,
): ServerRunInput {
  const { event, templateStorage, firestore, preview } = settings;
  const read = (text: string): JsonObject => {
    const value = readObject(text);
    return typeof value === 'string' ? {} : value;
  };
  const stored = { template: read(templateStorage), firestore: read(firestore) };
  const isStored = Object.values(stored).some((each) => Object.keys(each).length > 0);
  return {
    data: templateData(fields, values, lookUp),
    ...(type === 'CLIENT' ? {} : { event: read(event) }),
    request: requestOf(settings.request),
    responses: settings.answers.map(answerOf),
    ...(isStored ? { stored } : {}),
    container: { debugMode: preview, previewMode: preview },
  };
}

/** The request as `run` takes it. */
export function requestOf({ method, target, headers, body, ip }: RequestSettings): RequestInput {
  const [path = '/', ...query] = target.split('?');
  const pairs = headerLines(headers).flatMap((line) => {
    const header = headerOf(line);
    return header === undefined ? [] : [header];
  });
  return {
    method,
    path,
    ...(query.length === 0 ? {} : { query: query.join('?') }),
    ...(pairs.length === 0 ? {} : { headers: Object.fromEntries(pairs) }),
    ...(body === '' ? {} : { body }),
    ...(ip.trim() === '' ? {} : { ip: ip.trim() }),
  };
}

const answers: Readonly<Record<AnswerKind, AnswerInput>> = {
  ok: { status: 200 },
  refused: { status: 400 },
  tooMany: { status: 429, headers: { 'retry-after': '30' } },
  error: { status: 500 },
  timedOut: { fails: 'timed_out' },
  failed: { fails: 'failed' },
};

function answerOf({ match, kind, body, after }: AnswerSettings): AnswerInput {
  const answer = answers[kind];
  const isJson = body.trim() !== '' && typeof readObject(body) !== 'string';
  return {
    ...(match.trim() === '' ? {} : { match: match.trim() }),
    ...answer,
    ...(body === '' || answer.fails !== undefined
      ? {}
      : { body, ...(isJson ? { headers: { 'content-type': 'application/json', ...answer.headers } } : {}) }),
    ...(/^\d+$/.test(after) && Number(after) > 0 ? { after: Math.min(60_000, Number(after)) } : {}),
  };
}

/** What variables of a server container see: the event, and the request that it came with. */
export function serverScopeOf({ event, request }: ServerSettings): VariableScope {
  const data = readObject(event);
  const incoming = new IncomingRequest(requestOf(request));
  const location = typeof data === 'string' ? undefined : data['page_location'];
  return {
    url: typeof location === 'string' ? location : `https://${incoming.host}${request.target}`,
    readCookie: (name) => cookieIn(incoming.header('cookie') ?? '', name),
    readDataLayer: (key) => (typeof data === 'string' ? undefined : valueAt(data, key)),
  };
}

function cookieIn(header: string, name: string): string | undefined {
  const pair = header.split(';').find((each) => each.split('=', 1)[0]?.trim() === name);
  return pair?.slice(pair.indexOf('=') + 1).trim();
}

/** The value at a path such as `items.0.item_id`. */
function valueAt(data: Json, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((at, key) => {
    if (isJsonArray(at)) return /^\d+$/.test(key) ? at[Number(key)] : undefined;
    return isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }, data);
}

function headerLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function headerOf(line: string): readonly [string, string] | undefined {
  const [, name, value] = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value];
}
