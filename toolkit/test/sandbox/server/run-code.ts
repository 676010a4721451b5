import { serverApis } from '../../../src/sandbox/apis/server-apis.ts';
import type { Grants } from '../../../src/sandbox/permissions/grants.ts';
import type { ServerRunInput } from '../../../src/sandbox/server-input.ts';
import {
  runServerTemplate,
  type ServerRunOptions,
  type ServerRunResult,
} from '../../../src/sandbox/server-run.ts';
import type { TemplateType } from '../../../src/sandbox/template.ts';

/** Permissions that let the tests do all they do. */
export const generous: Grants = {
  access_bigquery: {
    allowedTables: [{ projectId: '*', datasetId: '*', tableId: '*', operation: 'write' }],
  },
  access_firestore: { allowedOptions: [{ projectId: '*', path: '*', operation: 'read_write' }] },
  access_response: { writeResponseAccess: 'any' },
  access_template_storage: {},
  get_cookies: { cookieAccess: 'any' },
  logging: { environments: 'all' },
  read_container_data: {},
  read_event_data: { eventDataAccess: 'any' },
  read_event_metadata: {},
  read_request: { requestAccess: 'any' },
  return_response: {},
  run_container: {},
  send_http: { allowedUrls: 'any' },
  send_pixel_from_browser: { allowedUrls: 'any' },
  set_cookies: { allowedCookies: [{ name: '*', domain: '*', path: '*', secure: 'any', session: 'any' }] },
  use_custom_private_keys: { keyIds: ['k'] },
  use_google_credentials: { allowedScopes: ['scope'] },
  use_message: { allowedActions: 'any' },
};

const known = new Set(Object.keys(serverApis));

/** Runs code that finds every API under its own name, and `log`. */
export function runCode(
  code: string,
  input: ServerRunInput = {},
  type: TemplateType = 'TAG',
  options: ServerRunOptions & { readonly permissions?: Grants } = {},
): Promise<ServerRunResult> {
  const { permissions = generous, ...rest } = options;
  const names = [...new Set(code.match(/\b[a-zA-Z]\w*(?=[(.)])/g) ?? [])].filter((name) => known.has(name));
  const requires = names.map((name) => `const ${name} = require('${name}');`).join(' ');
  const template = {
    kind: 'server',
    type,
    code: `const log = require('logToConsole'); ${requires}\n${code}`,
    permissions,
  } as const;
  return runServerTemplate(template, input, rest);
}

/** What each call of `log` printed, in order, when all is over; the exception's text comes last. */
export async function logsOf(
  code: string,
  input: ServerRunInput = {},
  type?: TemplateType,
  permissions?: Grants,
): Promise<unknown[]> {
  const {
    console: printed,
    error,
    status,
  } = await runCode(code, input, type, permissions === undefined ? {} : { permissions });
  return [
    ...printed.map((args) => (args.length === 1 ? args[0] : args)),
    ...(status === 'exception' ? [error] : []),
  ];
}
