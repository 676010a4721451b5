/**
 * The variables built into web containers, by the type that an export gives them, with the exact names by which
 * texts refer to them.
 */
export const builtInNames = {
  PAGE_URL: 'Page URL',
  PAGE_HOSTNAME: 'Page Hostname',
  PAGE_PATH: 'Page Path',
  REFERRER: 'Referrer',
  EVENT: 'Event',
  CONTAINER_ID: 'Container ID',
  CONTAINER_VERSION: 'Container Version',
  DEBUG_MODE: 'Debug Mode',
  RANDOM_NUMBER: 'Random Number',
  HISTORY_SOURCE: 'History Source',
  NEW_HISTORY_FRAGMENT: 'New History Fragment',
  OLD_HISTORY_FRAGMENT: 'Old History Fragment',
  NEW_HISTORY_STATE: 'New History State',
  OLD_HISTORY_STATE: 'Old History State',
} as const satisfies Readonly<Record<string, string>>;

export type BuiltInType = keyof typeof builtInNames;

/** Those of server containers, likewise: the names are those of GTM's own exports. */
export const serverBuiltInNames = {
  CLIENT_NAME: 'Client Name',
  CONTAINER_ID: 'Container ID',
  CONTAINER_VERSION: 'Container Version',
  DEBUG_MODE: 'Debug Mode',
  EVENT_NAME: 'Event Name',
  QUERY_STRING: 'Query String',
  RANDOM_NUMBER: 'Random Number',
  REQUEST_METHOD: 'Request Method',
  REQUEST_PATH: 'Request Path',
  VISITOR_REGION: 'Visitor Region',
} as const satisfies Readonly<Record<string, string>>;

export type ServerBuiltInType = keyof typeof serverBuiltInNames;

/** Those that resolve although an export does not list them. */
export const defaultBuiltIns: readonly BuiltInType[] = [
  'PAGE_URL',
  'PAGE_HOSTNAME',
  'PAGE_PATH',
  'REFERRER',
  'EVENT',
];

/** A built-in variable that a container enables. */
export interface BuiltIn {
  readonly type: BuiltInType | ServerBuiltInType;
  readonly name: string;
}

export function builtIn(type: BuiltInType): BuiltIn {
  return { type, name: builtInNames[type] };
}

export function serverBuiltIn(type: ServerBuiltInType): BuiltIn {
  return { type, name: serverBuiltInNames[type] };
}

/** Triggers that every web container has, by the ids that exports refer to and never list. */
export const builtInTriggers = {
  allPages: { id: '2147479553', name: 'All Pages', type: 'PAGEVIEW' },
  consentInitialization: {
    id: '2147479572',
    name: 'Consent Initialization - All Pages',
    type: 'CONSENT_INIT',
  },
  initialization: { id: '2147479573', name: 'Initialization - All Pages', type: 'INIT' },
} as const;

export type BuiltInTrigger = (typeof builtInTriggers)[keyof typeof builtInTriggers];

export function builtInTrigger(id: string): BuiltInTrigger | undefined {
  return Object.values(builtInTriggers).find((trigger) => trigger.id === id);
}

/** The only one that every server container has, seen in GTM's own exports: page views of any client. */
export const serverPageViewTrigger = '2147479574';

export function isBuiltInTrigger(trigger: object): trigger is BuiltInTrigger {
  return Object.values(builtInTriggers).some((one) => one === trigger);
}
