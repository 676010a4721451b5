import { templateVariable } from '../../../container/export/parts.ts';
import { templateSpec, type TemplateSpec, type VariableSpec } from '../../../container/export/specs.ts';
import type { Permissions } from '../../../tpl/permissions.ts';
import { assembleTemplate } from '../../../tpl/write/assemble.ts';
import type { Variable, VariableKind } from '../../form/variables.ts';

/**
 * Custom variables for what no variable of a server container yields, or none whose type in exports is known: a
 * cookie, a part of the page's address, an object.
 */
const valueTemplates = {
  cookie: {
    displayName: 'Cookie of the request',
    field: { name: 'cookie', displayName: 'Name of the cookie' },
    code: `const getCookieValues = require('getCookieValues');

return getCookieValues(data.cookie, true)[0];`,
    permissions: (cookies) => ({ get_cookies: { cookieAccess: 'specific', cookieNames: cookies } }),
  },
  url: {
    displayName: 'Part of page_location',
    field: { name: 'part', displayName: 'full, host, path, query, fragment, protocol, port or query:NAME' },
    code: `const getEventData = require('getEventData');
const getType = require('getType');
const parseUrl = require('parseUrl');

const url = parseUrl(getEventData('page_location'));
if (!url) return undefined;
const part = data.part;
if (part.indexOf('query:') === 0) {
  const value = url.searchParams[part.substring(6)];
  return getType(value) === 'array' ? value[0] : value;
}
if (part === 'host') return url.hostname;
if (part === 'path') return url.pathname;
if (part === 'query') return url.search.substring(1);
if (part === 'fragment') return url.hash.substring(1);
if (part === 'protocol') return url.protocol.replace(':', '');
if (part === 'port') return url.port;
return url.href.split('#')[0];`,
    permissions: () => ({
      read_event_data: { eventDataAccess: 'specific', keyPatterns: ['page_location'] },
    }),
  },
  json: {
    displayName: 'Object from JSON',
    field: { name: 'json', displayName: 'JSON' },
    code: `const JSON = require('JSON');

return JSON.parse(data.json);`,
    permissions: () => ({}),
  },
} as const satisfies Partial<Record<VariableKind, ValueTemplate>>;

interface ValueTemplate {
  readonly displayName: string;
  /** The only one, for what the kind of variable needs. */
  readonly field: { readonly name: string; readonly displayName: string };
  readonly code: string;
  /** @param settings What the variables of this kind are set to. */
  readonly permissions: (settings: readonly string[]) => Permissions;
}

/** The custom templates that some variables need, and the variables made from them; those of other kinds need none. */
export function templatedVariables(variables: readonly Variable[]): {
  readonly templates: readonly TemplateSpec[];
  readonly variables: readonly VariableSpec[];
} {
  const made = Object.entries<ValueTemplate>(valueTemplates).flatMap(([kind, { field, ...template }]) => {
    const own = variables.filter((variable) => variable.kind === kind);
    if (own.length === 0) return [];
    const spec = specOf({ field, ...template }, [...new Set(own.map(({ setting }) => setting))]);
    const filled = own.map(({ name, setting }) =>
      templateVariable({ name, template: spec, values: { [field.name]: setting } }),
    );
    return [{ spec, filled }];
  });
  return { templates: made.map(({ spec }) => spec), variables: made.flatMap(({ filled }) => filled) };
}

function specOf(
  { displayName, field, code, permissions }: ValueTemplate,
  settings: readonly string[],
): TemplateSpec {
  const text = assembleTemplate({
    kind: 'server',
    info: {
      type: 'MACRO',
      id: 'cvt_temp_public_id',
      version: 1,
      securityGroups: [],
      displayName,
      description: '',
      containerContexts: ['SERVER'],
    },
    fields: [{ type: 'TEXT', ...field, simpleValueType: true, valueValidators: [{ type: 'NON_EMPTY' }] }],
    code,
    permissions: permissions(settings),
    scenarios: [],
    notes: '',
  });
  return templateSpec(text, `${displayName}.tpl`);
}
