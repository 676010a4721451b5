import { toText } from '../language/convert.ts';
import { pageNumber } from '../language/page-primitive.ts';
import type { ApiContext } from './context.ts';
import { generateRandom, makeInteger, makeTableMap, typeName } from './conversions.ts';
import { orUndefined } from './encoding.ts';
import { libraryApis } from './libraries.ts';
import { addEventCallback, callLater, logToConsole, queryPermission } from './surroundings.ts';
import { definitions, type ApiTable } from './define-api.ts';

const { api } = definitions<ApiContext>();

/** The APIs that are the same in web and server templates. */
export const sharedApis = {
  ...libraryApis,

  // Values
  generateRandom: api(['number', 'number'], ({ random }, min, max) => generateRandom(random, min, max)),
  getTimestamp: api([], ({ now }) => now()),
  getTimestampMillis: api([], ({ now }) => now()),
  getType: api(['any'], (_, value) => typeName(value)),
  makeInteger: api(['any'], (_, value) => makeInteger(value)),
  makeNumber: api(['any'], (_, value) => pageNumber(value)),
  makeString: api(['any'], (_, value) => toText(value)),
  makeTableMap: api(['Array', 'string', 'string'], (_, rows, key, value) => makeTableMap(rows, key, value)),

  // Encoding
  decodeUri: api(['string'], (_, text) => orUndefined(() => decodeURI(text))),
  decodeUriComponent: api(['string'], (_, text) => orUndefined(() => decodeURIComponent(text))),
  encodeUri: api(['any'], (_, value) => orUndefined(() => encodeURI(toText(value)))),
  encodeUriComponent: api(['any'], (_, value) => orUndefined(() => encodeURIComponent(toText(value)))),
  // The container
  addEventCallback: api(
    ['function'],
    (context, callback) => {
      addEventCallback(context, callback);
    },
    () => [['read_event_metadata']],
  ),
  callLater: api(['function'], (context, callback) => {
    callLater(context, callback);
  }),
  logToConsole: api([], (context, ...args) => {
    logToConsole(context, args);
  }),
  queryPermission: api(['string'], (context, permission, ...args) =>
    queryPermission(context, permission, args),
  ),
} as const satisfies ApiTable<ApiContext>;
