import { rowsOf, textsOf, type Grant, type GrantValue } from '../../sandbox/permissions/grants.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { catalogue } from './catalogue.ts';
import { hasHole, type Coverage } from './coverage.ts';
import type { Declaration } from './declarations.ts';
import { anyPermission, demandsByPermission, type Demand } from './demands.ts';
import { brokenPatterns } from './patterns.ts';

/** Permissions, and entries of them, that no line of the code needs: users are asked to grant them all the same. */
export function checkExcess({ template, declarations, code, coverage }: Subject, report: Report): void {
  if (code === undefined || declarations === undefined) return;
  if (code.demands.some(({ permission }) => permission === anyPermission)) return;
  // What is required by a name that does not show may need anything.
  if (code.requires.some(({ name }) => name === undefined)) return;
  const byPermission = demandsByPermission(code.demands);
  for (const declaration of declarations) {
    const { publicId, at } = declaration;
    // Its name is to be corrected.
    if (!Object.hasOwn(catalogue[template.kind], publicId)) continue;
    const demands = byPermission.get(publicId);
    if (demands === undefined) {
      report('permission-unused', {
        text: `Nothing in the code needs the permission ${publicId}.`,
        hint: 'Remove it: whoever adds the template is asked to grant it.',
        at,
      });
    } else checkEntries(declaration, demands, { coverage, report });
  }
}

/** A list whose entries allow each on its own. */
interface EntryList {
  readonly list: string;
  /** Parameters with which, where they are “any”, the list counts for nothing. */
  readonly unless?: readonly string[];
}

const lists: Readonly<Record<string, readonly EntryList[]>> = {
  access_bigquery: [{ list: 'allowedTables' }],
  access_consent: [{ list: 'consentTypes' }],
  access_firestore: [{ list: 'allowedOptions' }],
  access_globals: [{ list: 'keys' }],
  access_local_storage: [{ list: 'keys' }],
  access_response: [{ list: 'writeHeaderWhitelist', unless: ['writeResponseAccess', 'writeHeaderAccess'] }],
  get_cookies: [{ list: 'cookieNames', unless: ['cookieAccess'] }],
  inject_hidden_iframe: [{ list: 'urls' }],
  inject_script: [{ list: 'urls' }],
  read_data_layer: [{ list: 'keyPatterns', unless: ['allowedKeys'] }],
  read_event_data: [{ list: 'keyPatterns', unless: ['eventDataAccess'] }],
  read_request: [
    { list: 'headerWhitelist', unless: ['requestAccess', 'headerAccess'] },
    { list: 'queryParameterWhitelist', unless: ['requestAccess', 'queryParameterAccess'] },
  ],
  send_http: [{ list: 'urls', unless: ['allowedUrls'] }],
  send_pixel: [{ list: 'urls', unless: ['allowedUrls'] }],
  send_pixel_from_browser: [{ list: 'urls', unless: ['allowedUrls'] }],
  set_cookies: [{ list: 'allowedCookies' }],
  use_custom_private_keys: [{ list: 'keyIds' }],
  use_google_credentials: [{ list: 'allowedScopes' }],
  use_message: [{ list: 'messageTypes', unless: ['allowedActions'] }],
  write_data_layer: [{ list: 'keyPatterns' }],
};

/** Switches that allow a part each, with the first arguments of what they allow. */
const parts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  read_request: {
    bodyAllowed: ['body'],
    headersAllowed: ['header'],
    pathAllowed: ['path'],
    queryParametersAllowed: ['query', 'query_parameter'],
    remoteAddressAllowed: ['remote_address'],
  },
  access_response: {
    writeBodyAllowed: ['body'],
    writeHeadersAllowed: ['header'],
    writeStatusAllowed: ['status'],
  },
};

interface Means {
  readonly coverage: Coverage;
  readonly report: Report;
}

function checkEntries(declaration: Declaration, demands: readonly Demand[], means: Means): void {
  const { publicId, params } = declaration;
  for (const { list, unless = [] } of (Object.hasOwn(lists, publicId) ? lists[publicId] : undefined) ?? []) {
    if (!unless.some((key) => params[key] === 'any')) checkList(list, declaration, demands, means);
  }
  if (params['requestAccess'] === 'any' || params['writeResponseAccess'] === 'any') return;
  for (const [param, wanted] of Object.entries(parts[publicId] ?? {})) {
    const isNeeded = demands.some(({ args }) =>
      args.some((arg) => wanted.some((each) => each === arg) || hasHole(arg)),
    );
    if (params[param] !== true || isNeeded) continue;
    means.report('permission-access-unused', {
      text: `The code does not need ${param} of ${publicId}.`,
      hint: 'Switch it off.',
      at: declaration.locate(param),
    });
  }
}

function checkList(
  list: string,
  declaration: Declaration,
  demands: readonly Demand[],
  { coverage, report }: Means,
): void {
  const { publicId, params, locate } = declaration;
  const allows = (entries: readonly GrantValue[], args: readonly unknown[]): boolean =>
    coverage.whyNever({ [publicId]: { ...params, [list]: entries } }, publicId, args) === undefined;
  const openAccesses = demands.flatMap(singleAccesses).filter((args) => !allows([], args));
  const serves = (entry: GrantValue): boolean =>
    coverage.isSpent || openAccesses.some((args) => allows([entry], args));
  const broken = new Set(brokenPatterns(declaration).map(({ pattern }) => pattern));
  for (const [index, entry] of [...textsOf(params[list]), ...rowsOf(params[list])].entries()) {
    // Once it is corrected, the code may need it.
    if (typeof entry === 'string' && broken.has(entry)) continue;
    const at = locate(list, index);
    const name = typeof entry === 'string' ? entry : nameOf(entry);
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

/** What a row is about. */
function nameOf(row: Grant): string {
  const names = ['key', 'consentType', 'name', 'headerName', 'queryParameter', 'type', 'path', 'tableId'];
  return String(names.map((each) => row[each]).find((each) => each !== undefined) ?? '');
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
