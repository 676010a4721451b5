import { isObject, kind, listOf, mapOf, record, text } from '../../../messages/shape.ts';
import type { Values } from '../../form/model.ts';
import { variableKinds } from '../../form/variables.ts';
import type { Settings } from '../state/run-record.ts';
import type { PageSettings } from '../state/page-settings.ts';

/** What a link carries of a form: nothing that is secret, and no cookies. */
export type LinkedForm = Omit<Settings, 'page'> & { readonly page: Omit<PageSettings, 'cookies'> };

/** Names of fields and variables whose value nobody should pass on. */
const secret = /key$|secret|token|password/i;

/** The part of the address after `#`: browsers send it nowhere. */
export function formHash({ template, values, page, variables }: Settings): string {
  const { url, title, referrer, dataLayer, consent, preview } = page;
  const linked: LinkedForm = {
    template,
    values: Object.fromEntries(Object.entries(values).filter(([name]) => !secret.test(name))),
    page: { url, title, referrer, dataLayer, consent, preview },
    variables: variables.map((one) =>
      one.kind === 'constant' && secret.test(one.name) ? { ...one, setting: '' } : one,
    ),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(linked));
  const encoded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#form=${encoded.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
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
const shape = record(
  {
    template: text,
    values: mapOf(fieldValue),
    page: record(
      {
        url: text,
        title: text,
        referrer: text,
        dataLayer: text,
        consent: mapOf(kind('"granted" or "denied"', (value) => value === 'granted' || value === 'denied')),
        preview: kind('true or false', (value) => typeof value === 'boolean'),
      },
      { required: ['url', 'title', 'referrer', 'dataLayer', 'consent', 'preview'] },
    ),
    variables: listOf(
      record(
        {
          name: text,
          kind: kind('a kind', (value) => Object.hasOwn(variableKinds, String(value))),
          setting: text,
        },
        { required: ['name', 'kind', 'setting'] },
      ),
    ),
  },
  { required: ['template', 'values', 'page', 'variables'] },
);

function isLinkedForm(value: unknown): value is LinkedForm {
  return shape(value, []).length === 0;
}

/** The settings after a link has been opened: what it leaves out stays as it is. */
export function withLinked(before: Settings, { values, page, ...linked }: LinkedForm): Settings {
  const kept: Values = Object.fromEntries(
    Object.entries(before.values).filter(([name]) => secret.test(name)),
  );
  return { ...linked, values: { ...kept, ...values }, page: { ...page, cookies: before.page.cookies } };
}
