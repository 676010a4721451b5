import type { ContainerKind } from '../../tpl/template.ts';

/** What a parameter of a permission holds: one of some texts, a switch, or a list. */
export type Parameter = readonly string[] | 'boolean' | 'list';

const anyOrSpecific = ['any', 'specific'] as const;

const urlParts = {
  urlParts: anyOrSpecific,
  protocol: 'boolean',
  host: 'boolean',
  port: 'boolean',
  path: 'boolean',
  query: 'boolean',
  extension: 'boolean',
  queriesAllowed: anyOrSpecific,
  queryKeys: 'list',
} as const satisfies Record<string, Parameter>;

/**
 * What `getUrl` and `getReferrerUrl` are asked for, by the permissions' names; both also know `url_no_fragment`,
 * which is documented nowhere. The referrer's permission has no fragment.
 */
export const urlComponents: readonly string[] = [
  'protocol',
  'host',
  'port',
  'path',
  'query',
  'extension',
  'fragment',
];

const urls = { allowedUrls: anyOrSpecific, urls: 'list' } as const;
const cookies = {
  get_cookies: { cookieAccess: anyOrSpecific, cookieNames: 'list' },
  set_cookies: { allowedCookies: 'list' },
} as const;
const logging = { environments: ['debug', 'all'] } as const;

type Catalogue = Readonly<Record<string, Readonly<Record<string, Parameter>>>>;

/** Every permission with its parameters. */
export const catalogue: Readonly<Record<ContainerKind, Catalogue>> = {
  web: {
    ...cookies,
    access_consent: { consentTypes: 'list' },
    access_globals: { keys: 'list' },
    access_local_storage: { keys: 'list' },
    access_template_storage: {},
    get_referrer: urlParts,
    get_url: { ...urlParts, fragment: 'boolean' },
    inject_hidden_iframe: { urls: 'list' },
    inject_script: { urls: 'list' },
    logging,
    read_analytics_storage: {},
    read_character_set: {},
    read_container_data: {},
    read_data_layer: { allowedKeys: anyOrSpecific, keyPatterns: 'list' },
    read_event_metadata: {},
    read_title: {},
    send_pixel: urls,
    write_data_layer: { keyPatterns: 'list' },
  },
  server: {
    ...cookies,
    access_bigquery: { allowedTables: 'list' },
    access_firestore: { allowedOptions: 'list' },
    access_response: {
      writeResponseAccess: anyOrSpecific,
      writeHeaderAccess: anyOrSpecific,
      writeStatusAllowed: 'boolean',
      writeBodyAllowed: 'boolean',
      writeHeadersAllowed: 'boolean',
      writeHeaderWhitelist: 'list',
    },
    access_template_storage: {},
    logging,
    read_container_data: {},
    read_event_data: { eventDataAccess: anyOrSpecific, keyPatterns: 'list' },
    read_event_metadata: {},
    read_request: {
      requestAccess: anyOrSpecific,
      headerAccess: anyOrSpecific,
      queryParameterAccess: anyOrSpecific,
      bodyAllowed: 'boolean',
      headersAllowed: 'boolean',
      pathAllowed: 'boolean',
      queryParametersAllowed: 'boolean',
      remoteAddressAllowed: 'boolean',
      headerWhitelist: 'list',
      queryParameterWhitelist: 'list',
    },
    return_response: {},
    run_container: {},
    send_http: { ...urls, allowGoogleDomains: 'boolean' },
    send_pixel_from_browser: { ...urls, allowGoogleDomains: 'boolean' },
    use_custom_private_keys: { keyIds: 'list' },
    use_google_credentials: { allowedScopes: 'list' },
    use_message: { allowedActions: anyOrSpecific, messageTypes: 'list' },
  },
};
