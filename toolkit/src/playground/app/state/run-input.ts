import { Meter } from '../../../sandbox/language/meter.ts';
import { DataModel } from '../../../sandbox/page/data-model.ts';
import { cookieValues } from '../../../sandbox/apis/web/cookies.ts';
import type { RunInput } from '../../../sandbox/run-input.ts';
import type { FormField, Values } from '../../form/model.ts';
import { templateData } from '../../form/template-data.ts';
import type { VariableScope } from '../../form/variables.ts';
import { isJsonObject } from '../../../tpl/json.ts';
import type { PageSettings } from './page-settings.ts';
import { readLiteral, writeLiteral } from './read-pushes.ts';

/** A part of the page panel that cannot be read. */
export interface PageFault {
  readonly part: 'url' | 'referrer' | 'dataLayer';
  readonly text: string;
}

export function pageFaults(page: PageSettings): PageFault[] {
  const dataLayer = readDataLayer(page.dataLayer);
  return [
    ...(isWebUrl(page.url)
      ? []
      : [{ part: 'url', text: 'Enter a whole address, such as https://www.example.com/.' } as const]),
    ...(page.referrer === '' || isWebUrl(page.referrer)
      ? []
      : [{ part: 'referrer', text: 'Enter a whole address, or nothing.' } as const]),
    ...(typeof dataLayer === 'string' ? [{ part: 'dataLayer', text: dataLayer } as const] : []),
  ];
}

/** The pushed items, or what is wrong with the text: JSON, or as JavaScript writes it. */
export function readDataLayer(text: string): readonly unknown[] | string {
  if (text.trim() === '') return [];
  const value = parse(text);
  if ('error' in value) return value.error;
  return Array.isArray(value.read) ? value.read : 'The data layer is a list: [ { … }, … ].';
}

function parse(text: string): { readonly read: unknown } | { readonly error: string } {
  try {
    return { read: JSON.parse(text) };
  } catch (error) {
    const read = readLiteral(text);
    if (typeof read !== 'string') return { read };
    return { error: `This is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The text of a data layer with one item a line: JSON, but for what JSON has no word for. */
export function writeDataLayer(items: readonly unknown[]): string {
  return `[\n${items.map((item) => `  ${writeLiteral(item)}`).join(',\n')}\n]`;
}

export function readCookies(text: string): { [name: string]: string } {
  const pairs = text.split(/[\n;]/).flatMap((line) => {
    const [name = '', ...value] = line.split('=');
    return name.trim() === '' ? [] : [[name.trim(), value.join('=').trim()] as const];
  });
  return Object.fromEntries(pairs);
}

/** What variables see of the page. */
export function scopeOf(page: PageSettings): VariableScope {
  const model = new DataModel(new Meter());
  const items = readDataLayer(page.dataLayer);
  for (const item of typeof items === 'string' ? [] : items) {
    try {
      if (isJsonObject(item)) model.push(item);
    } catch {
      // What is nested too deeply is lost, as it is to GTM.
    }
  }
  const cookies = Object.entries(readCookies(page.cookies))
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return {
    url: page.url,
    readCookie: (name) => cookieValues(cookies, name, true)[0],
    readDataLayer: (key) => model.get(key),
  };
}

/** The input of one run: `tpl run` takes the same. */
export function runInputOf(
  fields: readonly FormField[],
  values: Values,
  page: PageSettings,
  lookUp: (name: string) => unknown,
): RunInput {
  const dataLayer = readDataLayer(page.dataLayer);
  const cookies = readCookies(page.cookies);
  return {
    data: templateData(fields, values, lookUp),
    page: {
      url: page.url,
      title: page.title,
      referrer: page.referrer,
      ...(Object.keys(cookies).length === 0 ? {} : { cookies }),
      dataLayer: typeof dataLayer === 'string' ? [] : dataLayer,
    },
    ...(Object.keys(page.consent).length === 0 ? {} : { consent: page.consent }),
    container: { debugMode: page.preview, previewMode: page.preview },
  };
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
