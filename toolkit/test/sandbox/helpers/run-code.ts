import { webApis } from '../../../src/sandbox/apis/web-apis.ts';
import { JsdomPage } from '../../../src/sandbox/page/jsdom-page.ts';
import type { Grants } from '../../../src/sandbox/permissions/grants.ts';
import type { RunInput } from '../../../src/sandbox/run-input.ts';
import { runTemplate, type RunOptions } from '../../../src/sandbox/run-template.ts';
import type { RunResult } from '../../../src/sandbox/tag-run.ts';

/** Globals, storage keys and consent types that the tests use. */
const names = [
  'a',
  'a.b',
  'a.q',
  'b',
  'f',
  'fn',
  'list',
  'list.push',
  'o',
  'o.f',
  'q',
  'gone.x',
  'dataLayer',
];
const row = { read: true, write: true, execute: true };

/** Permissions that let the tests do all they do. */
export const generous: Grants = {
  access_consent: {
    consentTypes: ['ad_storage', 'analytics_storage', 'custom'].map((consentType) => ({
      consentType,
      ...row,
    })),
  },
  access_globals: { keys: names.map((key) => ({ key, ...row })) },
  access_local_storage: { keys: ['k', 'n'].map((key) => ({ key, ...row })) },
  access_template_storage: {},
  get_cookies: { cookieAccess: 'any' },
  get_referrer: { urlParts: 'any' },
  get_url: { urlParts: 'any' },
  inject_hidden_iframe: { urls: ['https://example.com/*'] },
  inject_script: { urls: ['https://example.com/*'] },
  logging: { environments: 'all' },
  read_analytics_storage: {},
  read_character_set: {},
  read_container_data: {},
  read_data_layer: { allowedKeys: 'any' },
  read_event_metadata: {},
  read_title: {},
  send_pixel: { allowedUrls: 'any', urls: [] },
  set_cookies: { allowedCookies: [{ name: '*', domain: '*', path: '*', secure: 'any', session: 'any' }] },
  write_data_layer: { keyPatterns: ['a.*', 'developer_id.*'] },
};

const known = new Set(Object.keys(webApis));

/** Used by one run at a time; a test that looks at it afterwards must be serial. */
export const page = new JsdomPage();
let lastRun: Promise<unknown> = Promise.resolve();

/** Runs a tag of this code on a fresh page. */
export function runCode(
  code: string,
  input: RunInput = {},
  permissions: Grants = generous,
  options?: RunOptions,
): Promise<RunResult> {
  const run = lastRun.then(() => {
    page.reset({ url: input.page?.url ?? 'https://www.example.com/', referrer: input.page?.referrer ?? '' });
    return runTemplate({ type: 'TAG', code, permissions }, input, page, options);
  });
  lastRun = run.catch(() => undefined);
  return run;
}

/**
 * What each call of `log` printed, in order, when the code has run; the exception's text comes last.
 * The code finds every API under its own name.
 */
export async function logsOf(
  code: string,
  input: RunInput = {},
  permissions: Grants = generous,
): Promise<unknown[]> {
  const apis = [...new Set(code.match(/\b[a-zA-Z]\w*(?=[(.])/g) ?? [])].filter((name) => known.has(name));
  const requires = apis.map((name) => `const ${name} = require('${name}');`).join(' ');
  const {
    console: printed,
    error,
    status,
  } = await runCode(`const log = require('logToConsole'); ${requires}\n${code}`, input, permissions);
  return [
    ...printed.map((args) => (args.length === 1 ? args[0] : args)),
    ...(status === 'exception' ? [error] : []),
  ];
}
