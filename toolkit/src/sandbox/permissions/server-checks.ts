import { granted, type PermissionChecks } from './checks.ts';
import { rowsOf, textsOf, type Grant, type GrantRow } from './grants.ts';
import { isValidKeyPattern } from './key-pattern.ts';
import { isRequestableUrl, parseUrlOnPage, piecesMatch, whichCovers } from './url-pattern.ts';
import { checkGetCookies, checkLogging, checkSetCookies } from './web-checks.ts';

/**
 * All permissions of server templates. There is no published runtime to measure: the parameters are those
 * that public templates have, the arguments those of the documentation, and the words of a refusal are
 * modelled upon the web runtime's. Where it is not known how narrow GTM is, the wider reading holds.
 */
export const serverPermissionChecks: PermissionChecks = {
  access_bigquery: checkBigQuery,
  access_firestore: checkFirestore,
  access_response: checkResponse,
  access_template_storage: granted,
  get_cookies: checkGetCookies,
  logging: checkLogging,
  read_container_data: granted,
  read_event_data: checkEventData,
  read_event_metadata: granted,
  read_request: checkRequest,
  return_response: granted,
  run_container: granted,
  send_http: checkUrl,
  send_pixel_from_browser: checkUrl,
  set_cookies: checkSetCookies,
  use_custom_private_keys: checkPrivateKey,
  use_google_credentials: checkCredentials,
  use_message: checkMessage,
};

/** Without a key all of the event is asked for. */
function checkEventData(grant: Grant, [key]: readonly unknown[]): string | undefined {
  if (grant['eventDataAccess'] === 'any') return undefined;
  if (key === undefined) return 'Prohibited from reading all event data when keys are specified.';
  if (typeof key !== 'string') return 'Keys must be strings.';
  for (const pattern of textsOf(grant['keyPatterns'])) {
    if (!isValidKeyPattern(pattern)) return 'Invalid key filter.';
    if (pattern === key || coversBelow(pattern, key)) return undefined;
  }
  return `Prohibited read from event data: ${key}.`;
}

/** `a.*` is `a` and all below it, elements of lists included. */
function coversBelow(pattern: string, key: string): boolean {
  if (!pattern.endsWith('.*')) return false;
  const stem = pattern.slice(0, -2);
  return key === stem || key.startsWith(`${stem}.`);
}

/** The hosts that `allowGoogleDomains` stands for, subdomains included. */
const googleDomains = [
  'google.com',
  'google-analytics.com',
  'googleadservices.com',
  'googleapis.com',
  'googletagmanager.com',
  'doubleclick.net',
  'gstatic.com',
];

/** `any` also lets plain http and other ports through, which a pattern cannot name. */
function checkUrl(grant: Grant, [url]: readonly unknown[]): string | undefined {
  if (typeof url !== 'string') return 'URL must be a string.';
  const refusal = `Prohibited URL: ${url}.`;
  const parsed = parseUrlOnPage(url);
  if (parsed === undefined || !/^https?:/.test(parsed.protocol)) return refusal;
  if (grant['allowedUrls'] === 'any') return undefined;
  if (!isRequestableUrl(parsed)) return refusal;
  if (grant['allowGoogleDomains'] === true && isGoogle(parsed.hostname)) return undefined;
  const found = whichCovers(grant['urls'], parsed);
  if (found === 'broken') return 'Invalid URL filter.';
  return found === 'covered' ? undefined : refusal;
}

function isGoogle(hostname: string): boolean {
  return googleDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

const requestParts = ['body', 'header', 'path', 'query', 'query_parameter', 'remote_address'] as const;
type RequestPart = (typeof requestParts)[number];

/** A part of the incoming request and, of headers and query parameters, which one. */
function checkRequest(grant: Grant, [part, name]: readonly unknown[]): string | undefined {
  if (grant['requestAccess'] === 'any') return undefined;
  if (part === undefined) return 'Prohibited from reading the entire request when parts are specified.';
  const known = requestParts.find((each) => each === part);
  if (known === undefined) {
    return `Request part must be one of ${requestParts.join(', ')}, was ${String(part)}`;
  }
  if (allowsPart(grant, known, name)) return undefined;
  return `Prohibited read from request: ${[known, ...(typeof name === 'string' ? [name] : [])].join(' ')}.`;
}

function allowsPart(grant: Grant, part: RequestPart, name: unknown): boolean {
  switch (part) {
    case 'body':
      return grant['bodyAllowed'] === true;
    case 'path':
      return grant['pathAllowed'] === true;
    case 'remote_address':
      return grant['remoteAddressAllowed'] === true;
    case 'header':
      return (
        grant['headersAllowed'] === true &&
        (grant['headerAccess'] !== 'specific' ||
          isListed(namesIn(grant['headerWhitelist'], 'headerName'), name, true))
      );
    case 'query':
      return grant['queryParametersAllowed'] === true && grant['queryParameterAccess'] !== 'specific';
    case 'query_parameter':
      return (
        grant['queryParametersAllowed'] === true &&
        (grant['queryParameterAccess'] !== 'specific' ||
          isListed(namesIn(grant['queryParameterWhitelist'], 'queryParameter'), name, false))
      );
  }
}

/** Names in a list of rows; files made by hand have plain texts. */
function namesIn(list: Grant[string] | undefined, column: string): readonly unknown[] {
  return [...rowsOf(list).map((row) => row[column]), ...textsOf(list)].filter((name) => name !== undefined);
}

function isListed(names: readonly unknown[], name: unknown, ignoreCase: boolean): boolean {
  const form = (value: unknown): unknown =>
    ignoreCase && typeof value === 'string' ? value.toLowerCase() : value;
  return names.some((each) => form(each) === form(name));
}

/** `('write', 'header' | 'body' | 'status', name)`. */
function checkResponse(grant: Grant, [operation, part, name]: readonly unknown[]): string | undefined {
  if (operation !== 'write') return `Operation must be 'write', was ${String(operation)}`;
  if (grant['writeResponseAccess'] === 'any') return undefined;
  const headers = namesIn(grant['writeHeaderWhitelist'], 'headerName');
  const allowed =
    part === 'header'
      ? grant['writeHeadersAllowed'] === true &&
        (grant['writeHeaderAccess'] !== 'specific' || isListed(headers, name, true))
      : part === 'body'
        ? grant['writeBodyAllowed'] === true
        : part === 'status' && grant['writeStatusAllowed'] === true;
  return allowed
    ? undefined
    : `Prohibited write to response: ${[part, ...(typeof name === 'string' ? [name] : [])].map(String).join(' ')}.`;
}

/** `('read' | 'write', { projectId, path })`, with `*` for anything in a row. */
function checkFirestore(grant: Grant, [operation, target]: readonly unknown[]): string | undefined {
  if (operation !== 'read' && operation !== 'write') {
    return `Operation must be either 'read', or 'write', was ${String(operation)}`;
  }
  const { path } = recordOf(target);
  const allowed = rowsOf(grant['allowedOptions']).some(
    (row) =>
      allowsOperation(row, operation) && projectMatches(row, target) && wildcardMatches(row['path'], path),
  );
  return allowed ? undefined : `Prohibited ${operation} on Firestore path: ${String(path)}.`;
}

/** `('write', { projectId, datasetId, tableId })`. */
function checkBigQuery(grant: Grant, [operation, target]: readonly unknown[]): string | undefined {
  if (operation !== 'write') return `Operation must be 'write', was ${String(operation)}`;
  const { datasetId, tableId } = recordOf(target);
  const allowed = rowsOf(grant['allowedTables']).some(
    (row) =>
      allowsOperation(row, operation) &&
      projectMatches(row, target) &&
      wildcardMatches(row['datasetId'], datasetId) &&
      wildcardMatches(row['tableId'], tableId),
  );
  return allowed ? undefined : `Prohibited write to BigQuery table: ${String(datasetId)}.${String(tableId)}.`;
}

function allowsOperation(row: GrantRow, operation: string): boolean {
  return row['operation'] === operation || row['operation'] === 'read_write';
}

/** A call that names no project is about that of the environment, which may be any. */
function projectMatches(row: GrantRow, target: unknown): boolean {
  const project = recordOf(target)['projectId'];
  return project === undefined || row['projectId'] === '*' || row['projectId'] === project;
}

/** `*` stands for anything. What is not named is not held against the pattern. */
function wildcardMatches(pattern: unknown, text: unknown): boolean {
  if (typeof text !== 'string') return true;
  return typeof pattern === 'string' && piecesMatch(pattern.split('*'), text, false);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' ? { ...value } : {};
}

/** `('send' | 'listen', type)`. */
function checkMessage(grant: Grant, [action, type]: readonly unknown[]): string | undefined {
  if (action !== 'send' && action !== 'listen') {
    return `Action must be either 'send', or 'listen', was ${String(action)}`;
  }
  if (grant['allowedActions'] === 'any') return undefined;
  const allowed = rowsOf(grant['messageTypes']).some(
    (row) => row['type'] === type && (row['action'] === action || row['action'] === 'listen_and_send'),
  );
  return allowed ? undefined : `Prohibited ${action} on message type: ${String(type)}.`;
}

function checkPrivateKey(grant: Grant, [keyId]: readonly unknown[]): string | undefined {
  return textsOf(grant['keyIds']).some((id) => id === keyId)
    ? undefined
    : `Prohibited use of private key: ${String(keyId)}.`;
}

/** The scopes that are asked for. */
function checkCredentials(grant: Grant, [scopes]: readonly unknown[]): string | undefined {
  const wanted: readonly unknown[] = Array.isArray(scopes) ? scopes : [];
  const refused = wanted.find((scope) => !textsOf(grant['allowedScopes']).some((each) => each === scope));
  return refused === undefined ? undefined : `Prohibited use of Google credentials: ${String(refused)}.`;
}
