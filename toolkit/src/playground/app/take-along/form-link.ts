import { flag, isObject, kind, listOf, mapOf, record, text } from '../../../messages/shape.ts';
import type { Values } from '../../form/model.ts';
import { variableKinds, type Variable } from '../../form/variables.ts';
import { answerKinds, type ServerSettings } from '../server/settings.ts';
import type { PageSettings } from '../state/page-settings.ts';
import type { Settings } from '../state/run-record.ts';
import { isSecret, publicHeaders, publicTarget, publicText } from './without-secrets.ts';

/** What a link carries of a form: nothing that is secret, and no cookies. */
export type LinkedForm = LinkedPage | LinkedServer;

interface Linked {
  /** The template's key. */
  readonly template: string;
  readonly values: Values;
}

interface LinkedPage extends Linked {
  readonly page: Omit<PageSettings, 'cookies'>;
  readonly variables: readonly Variable[];
}

interface LinkedServer extends Linked {
  readonly server: ServerSettings;
}

/** The part of the address after `#`: browsers send it nowhere. */
export function formHash(settings: Settings): string {
  const { template, values } = settings;
  const form = {
    template,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !isSecret(name))),
  };
  const linked: LinkedForm =
    settings.server === undefined
      ? { ...form, page: publicPage(settings.page), variables: publicVariables(settings.variables) }
      : { ...form, server: publicServer(settings.server) };
  const bytes = new TextEncoder().encode(JSON.stringify(linked));
  const encoded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#form=${encoded.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

function publicPage({ url, title, referrer, dataLayer, consent, preview }: PageSettings): LinkedPage['page'] {
  return { url, title, referrer, dataLayer, consent, preview };
}

function publicVariables(variables: readonly Variable[]): readonly Variable[] {
  return variables.map((one) =>
    one.kind === 'constant' && isSecret(one.name) ? { ...one, setting: '' } : one,
  );
}

function publicServer(settings: ServerSettings): ServerSettings {
  const { event, request, answers, templateStorage, firestore, preview, variables } = settings;
  const { method, target, headers, body, ip } = request;
  return {
    event: publicText(event),
    request: {
      ...{ method, ip },
      target: publicTarget(target),
      headers: publicHeaders(headers),
      body: publicText(body),
    },
    answers: answers.map(({ match, kind, body: given, after }) => ({
      ...{ match, kind, after },
      body: publicText(given),
    })),
    templateStorage: publicText(templateStorage),
    firestore: publicText(firestore),
    preview,
    variables: publicVariables(variables),
  };
}

/** The form in such a part of an address, which may be anybody's; undefined when there is none. */
export function readFormHash(hash: string): LinkedForm | undefined {
  const encoded = /^#form=([\w-]+)$/.exec(hash)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isLinkedForm(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const fieldValue = kind(
  'a value of a field',
  (value) =>
    ['string', 'number', 'boolean'].includes(typeof value) || (Array.isArray(value) && value.every(isObject)),
);
const variables = listOf(
  record(
    {
      name: text,
      kind: kind('a kind', (value) => Object.hasOwn(variableKinds, String(value))),
      setting: text,
    },
    { required: ['name', 'kind', 'setting'] },
  ),
);
const form = { template: text, values: mapOf(fieldValue) };
const pageShape = record(
  {
    ...form,
    page: record(
      {
        url: text,
        title: text,
        referrer: text,
        dataLayer: text,
        consent: mapOf(kind('"granted" or "denied"', (value) => value === 'granted' || value === 'denied')),
        preview: flag,
      },
      { required: ['url', 'title', 'referrer', 'dataLayer', 'consent', 'preview'] },
    ),
    variables,
  },
  { required: ['template', 'values', 'page', 'variables'] },
);
const serverShape = record(
  {
    ...form,
    server: record(
      {
        event: text,
        request: record(
          { method: text, target: text, headers: text, body: text, ip: text },
          { required: ['method', 'target', 'headers', 'body', 'ip'] },
        ),
        answers: listOf(
          record(
            {
              match: text,
              kind: kind('a kind of answer', (value) => Object.hasOwn(answerKinds, String(value))),
              body: text,
              after: text,
            },
            { required: ['match', 'kind', 'body', 'after'] },
          ),
        ),
        templateStorage: text,
        firestore: text,
        preview: flag,
        variables,
      },
      {
        required: ['event', 'request', 'answers', 'templateStorage', 'firestore', 'preview', 'variables'],
      },
    ),
  },
  { required: ['template', 'values', 'server'] },
);

function isLinkedForm(value: unknown): value is LinkedForm {
  return [pageShape, serverShape].some((shape) => shape(value, []).length === 0);
}

/** The settings after a link has been opened: what it leaves out stays as it is. */
export function withLinked(before: Settings, linked: LinkedForm): Settings {
  const kept: Values = Object.fromEntries(Object.entries(before.values).filter(([name]) => isSecret(name)));
  const { template } = linked;
  const values = { ...kept, ...linked.values };
  if ('server' in linked) return { ...before, template, values, server: linked.server };
  const { page, variables: given } = linked;
  return { ...before, template, values, page: { ...page, cookies: before.page.cookies }, variables: given };
}
