import {
  rowsOf,
  textsOf,
  type Grant,
  type Grants,
  type GrantValue,
} from '../../sandbox/permissions/grants.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { catalogue } from './catalogue.ts';
import { whyNever } from './coverage.ts';
import type { Declaration } from './declarations.ts';
import { anyPermission, type Demand } from './demands.ts';
import { brokenPatterns } from './patterns.ts';

/** Permissions, and entries of them, that no line of the code needs: users are asked to grant them all the same. */
export function checkExcess({ template, declarations, code }: Subject, report: Report): void {
  if (code === undefined || declarations === undefined) return;
  if (code.demands.some(({ permission }) => permission === anyPermission)) return;
  // What is required by a name that does not show may need anything.
  if (code.requires.some(({ name }) => name === undefined)) return;
  for (const declaration of declarations) {
    const { publicId, at } = declaration;
    // Its name is to be corrected.
    if (!Object.hasOwn(catalogue[template.kind], publicId)) continue;
    const demands = code.demands.filter(({ permission }) => permission === publicId);
    if (demands.length === 0) {
      report('permission-unused', {
        text: `Nothing in the code needs the permission ${publicId}.`,
        hint: 'Remove it: whoever adds the template is asked to grant it.',
        at,
      });
    } else checkEntries(declaration, demands, report);
  }
}

/** The lists whose entries allow each on its own. */
const lists: Readonly<Record<string, string>> = {
  access_consent: 'consentTypes',
  access_globals: 'keys',
  access_local_storage: 'keys',
  get_cookies: 'cookieNames',
  inject_hidden_iframe: 'urls',
  inject_script: 'urls',
  read_data_layer: 'keyPatterns',
  send_http: 'urls',
  send_pixel: 'urls',
  set_cookies: 'allowedCookies',
  write_data_layer: 'keyPatterns',
};

/** With these the list counts for nothing. */
const switches = ['allowedUrls', 'allowedKeys', 'cookieAccess', 'eventDataAccess'];

function checkEntries(declaration: Declaration, demands: readonly Demand[], report: Report): void {
  const { publicId, params, locate } = declaration;
  const list = Object.hasOwn(lists, publicId) ? lists[publicId] : undefined;
  if (list === undefined || switches.some((key) => params[key] === 'any')) return;
  const serves = (entry: GrantValue): boolean => {
    const grants: Grants = { [publicId]: { ...params, [list]: [entry] } };
    return demands.some((demand) =>
      singleAccesses(demand).some((args) => whyNever(grants, publicId, args) === undefined),
    );
  };
  const broken = brokenPatterns(declaration).map(({ pattern }) => pattern);
  for (const [index, entry] of [...textsOf(params[list]), ...rowsOf(params[list])].entries()) {
    // Once it is corrected, the code may need it.
    if (typeof entry === 'string' && broken.includes(entry)) continue;
    const at = locate(list, index);
    const name =
      typeof entry === 'string' ? entry : String(entry['key'] ?? entry['consentType'] ?? entry['name'] ?? '');
    const accesses = typeof entry === 'string' ? [] : accessesOf(entry);
    const unused = accesses.filter((access) => !serves({ ...without(entry, accesses), [access]: true }));
    if (accesses.length > 0 ? unused.length === accesses.length : !serves(entry)) {
      report('permission-entry-unused', {
        text: `Nothing in the code needs ${JSON.stringify(name)} of ${publicId}.`,
        hint: 'Remove the entry.',
        at,
      });
    } else if (unused.length > 0) {
      report('permission-access-unused', {
        text: `The code does not need ${unused.join(' and ')} on ${JSON.stringify(name)} of ${publicId}.`,
        hint: `Grant ${accesses.filter((access) => !unused.includes(access)).join(' and ')} only.`,
        at,
      });
    }
  }
}

function accessesOf(row: Grant): string[] {
  return ['read', 'write', 'execute'].filter((access) => row[access] === true);
}

function without(entry: GrantValue, accesses: readonly string[]): Grant {
  if (typeof entry !== 'object' || Array.isArray(entry)) return {};
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !accesses.includes(key)));
}

/** Reading and writing may be granted by one entry each. */
function singleAccesses({ args }: Demand): readonly (readonly unknown[])[] {
  const [operation, ...rest] = args;
  return operation === 'readwrite'
    ? [
        ['read', ...rest],
        ['write', ...rest],
      ]
    : [args];
}
