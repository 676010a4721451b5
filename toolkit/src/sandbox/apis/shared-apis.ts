import { toText } from '../language/convert.ts';
import { pageNumber } from '../language/page-primitive.ts';
import type { ApiContext } from './context.ts';
import { generateRandom, makeInteger, makeTableMap, typeName } from './conversions.ts';
import { orUndefined } from './encoding.ts';
import { libraryApis } from './libraries.ts';
import { addEventCallback, callLater, logToConsole, queryPermission } from './container.ts';
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

  // Conversions
  /** Whole numbers, both ends included. Measured in GTM’s runtime. */
  generateRandom: api(['number', 'number'], ({ random }, min, max) => generateRandom(random, min, max)),
  /** Milliseconds, as the other: the name is the older one. Measured in GTM’s runtime. */
  getTimestamp: api([], ({ now }) => now()),
  /** Measured in GTM’s runtime. */
  getTimestampMillis: api([], ({ now }) => now()),
  /** Tells arrays and null from objects. Measured in GTM’s runtime. */
  getType: api(['any'], (_, value) => typeName(value)),
  /** Rounds, where the documentation has it cut. Measured in GTM’s runtime. */
  makeInteger: api(['any'], ({ meter }, value) => makeInteger(value, meter)),
  /** Measured in GTM’s runtime. */
  makeNumber: api(['any'], ({ meter }, value) => pageNumber(value, meter)),
  /** Measured in GTM’s runtime. */
  makeString: api(['any'], ({ meter }, value) => toText(value, meter)),
  /** Refuses a table without rows, which is undefined. Measured in GTM’s runtime. */
  makeTableMap: api(['Array', 'string', 'string'], ({ meter }, rows, key, value) =>
    makeTableMap(rows, key, value, meter),
  ),

  // Encoding
  /** From Google’s “Custom template APIs”: no script of GTM’s that was read contains it. */
  decodeUri: api(['string'], (_, text) => orUndefined(() => decodeURI(text))),
  /** Undefined for what is malformed. Measured in GTM’s runtime. */
  decodeUriComponent: api(['string'], (_, text) => orUndefined(() => decodeURIComponent(text))),
  /** Takes any type, unlike its counterpart. Measured in GTM’s runtime. */
  encodeUri: encoding(encodeURI),
  /** Takes any type; undefined for half a surrogate pair. Measured in GTM’s runtime. */
  encodeUriComponent: encoding(encodeURIComponent),

  // Container
  /** Measured in GTM’s runtime. */
  addEventCallback: api(
    ['function'],
    (context, callback) => {
      addEventCallback(context, callback);
    },
    () => [['read_event_metadata']],
  ),
  /** What the callback throws is swallowed. Measured in GTM’s runtime. */
  callLater: api(['function'], (context, callback) => {
    callLater(context, callback);
  }),
  /** Never throws: without the permission nothing is printed. Measured in GTM’s runtime. */
  logToConsole: api([], (context, ...args) => {
    logToConsole(context, args);
  }),
  /** Asks as the API itself would, the page’s policies included. Measured in GTM’s runtime. */
  queryPermission: api(['string'], (context, permission, ...args) =>
    queryPermission(context, permission, args),
  ),
} as const satisfies ApiTable<ApiContext>;
