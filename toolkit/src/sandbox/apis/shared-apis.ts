import { toText } from '../language/convert.ts';
import { pageNumber } from '../language/page-primitive.ts';
import type { ApiContext } from './context.ts';
import { generateRandom, makeInteger, makeTableMap, typeName } from './conversions.ts';
import { orUndefined } from './encoding.ts';
import { libraryApis } from './libraries.ts';
import { addEventCallback, callLater, logToConsole, queryPermission } from './surroundings.ts';
import { definitions, type ApiTable, type FunctionApi } from './define-api.ts';

const { api } = definitions<ApiContext>();

/** Takes a value of any type for its text. */
function encoding(encode: (text: string) => string): FunctionApi<ApiContext> {
  return api(['any'], ({ meter }, value) => {
    const text = toText(value, meter);
    return orUndefined(() => encode(text));
  });
}

/** The APIs that are the same in web and server templates. */
export const sharedApis = {
  ...libraryApis,

  // Values
  generateRandom: api(['number', 'number'], ({ random }, min, max) => generateRandom(random, min, max)),
  getTimestamp: api([], ({ now }) => now()),
  getTimestampMillis: api([], ({ now }) => now()),
  getType: api(['any'], (_, value) => typeName(value)),
  makeInteger: api(['any'], ({ meter }, value) => makeInteger(value, meter)),
  makeNumber: api(['any'], ({ meter }, value) => pageNumber(value, meter)),
  makeString: api(['any'], ({ meter }, value) => toText(value, meter)),
  makeTableMap: api(['Array', 'string', 'string'], ({ meter }, rows, key, value) =>
    makeTableMap(rows, key, value, meter),
  ),

  // Encoding
  decodeUri: api(['string'], (_, text) => orUndefined(() => decodeURI(text))),
  decodeUriComponent: api(['string'], (_, text) => orUndefined(() => decodeURIComponent(text))),
  encodeUri: encoding(encodeURI),
  encodeUriComponent: encoding(encodeURIComponent),
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
