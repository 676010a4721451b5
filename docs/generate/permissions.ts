import { requestsOfAnyCall } from 'gtm-template-toolkit/explanations';
import { permissions } from '../../template/permissions.ts';
import { code, markdownTable } from './markdown.ts';

/** Why the tag asks for each permission, for whoever has to agree to it. */
const reasons: Readonly<Record<string, { readonly title: string; readonly why: string } | undefined>> = {
  access_consent: {
    title: 'Accesses consent state',
    why: 'To send nothing before the visitor agrees, when the field [Consent](docs/fields.md#consent) says so. It sets no consent.',
  },
  get_cookies: {
    title: 'Reads cookie value(s)',
    why: 'The browser IDs of Meta and Snapchat as custom flags, when [click IDs](docs/recipes.md#click-ids-of-ads) are ticked. It reads no other cookie and sets none.',
  },
  get_referrer: {
    title: 'Reads referrer URL',
    why: 'The referrer as an attribute, when [that](docs/fields.md#send-the-referrer-as-page_referrer) is ticked.',
  },
  get_url: {
    title: 'Reads URL',
    why: 'The host name of a page view; the page’s address, path, UTM parameters and click IDs, when those are ticked.',
  },
  logging: {
    title: 'Logs to console',
    why: 'Warnings, and on request what is sent, in preview mode.',
  },
  read_container_data: {
    title: 'Reads container data',
    why: 'Whether you are previewing: then the [environment](docs/fields.md#environment) is _development_.',
  },
  read_data_layer: {
    title: 'Reads data layer',
    why: 'The [ecommerce](docs/fields.md#ecommerce) object, when that is ticked.',
  },
  read_title: { title: 'Reads document title', why: 'The title of a page view.' },
  send_pixel: { title: 'Sends pixels', why: 'To send the event. It cannot send anything anywhere else.' },
};

/** The names that the code requires, in its order. */
export function requiredApis(source: string): readonly string[] {
  return [...new Set([...source.matchAll(/\brequire\('(\w+)'\)/g)].flatMap(([, name]) => name ?? []))];
}

/**
 * A row for each permission that the template declares: how far it goes, for which APIs of its code the checker
 * asks for it, and why.
 * @throws Error when a permission has no reason, a reason no permission, or no API needs it
 */
export function permissionsTable(source: string): string {
  const unneeded = Object.keys(reasons).filter((name) => !Object.hasOwn(permissions, name));
  if (unneeded.length > 0) throw new Error(`No permission any more: ${unneeded.join(', ')}.`);
  const apis = requiredApis(source);
  return markdownTable(
    ['permission', 'how far', 'why', 'used by'],
    Object.entries(permissions).map(([name, grant]) => {
      const reason = reasons[name];
      if (reason === undefined)
        throw new Error(`Say in docs/generate/permissions.ts why the tag asks for ${name}.`);
      const users = apis.filter((api) => requestsOfAnyCall('web', api).some(([asked]) => asked === name));
      if (users.length === 0) throw new Error(`Nothing in the code needs ${name}.`);
      return [
        `${reason.title}<br>${code(name)}`,
        Object.entries(grant)
          .flatMap(([parameter, value]) => extentOf(parameter, value))
          .join(', '),
        reason.why,
        users.map(code).join(', '),
      ];
    }),
  );
}

/** What the parameters of a permission say, in words; nothing where a list beside them says it. */
const words: Readonly<Record<string, string | undefined>> = {
  'allowedKeys specific': '',
  'allowedUrls specific': '',
  'cookieAccess specific': '',
  'environments debug': 'in preview mode only',
  'queriesAllowed any': 'every query parameter',
  'urlParts any': 'every part of the address',
};

function extentOf(parameter: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return describeList(value);
  const word = words[`${parameter} ${String(value)}`];
  if (word === undefined)
    throw new Error(`Say in docs/generate/permissions.ts what ${parameter} ${String(value)} means.`);
  return word === '' ? [] : [word];
}

/** `send_pixel`’s addresses are texts; `access_consent`’s types are rows, with what may be done to each. */
function describeList(list: readonly unknown[]): readonly string[] {
  const byAccess = new Map<string, string[]>();
  for (const entry of list) {
    const values = Object.entries(typeof entry === 'object' && entry !== null ? entry : { entry });
    const access = values.flatMap(([key, value]) => (value === true ? key : [])).join(' and ');
    const names = values.flatMap(([, value]) => (typeof value === 'string' ? code(value) : []));
    byAccess.set(access, [...(byAccess.get(access) ?? []), ...names]);
  }
  return [...byAccess].map(([access, names]) => `${access === '' ? '' : `${access}: `}${names.join(', ')}`);
}
