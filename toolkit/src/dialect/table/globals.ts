import type { ContainerKind } from '../../tpl/container-kind.ts';

/** A name that code finds without declaring it. */
export interface GlobalName {
  readonly name: string;
  readonly verdict: 'accepted' | 'refused';
  /** What it is, when accepted; what to write instead, when refused. */
  readonly hint: string;
  /** The same for server templates, where it is something else. */
  readonly onServers?: string;
}

const accepted = (name: string, hint: string): GlobalName => ({ name, verdict: 'accepted', hint });
const refused = (hint: string, ...names: readonly string[]): GlobalName[] =>
  names.map((name) => ({ name, verdict: 'refused', hint }));
/** With other advice for server templates. */
const refusedBoth = (hints: { readonly web: string; readonly server: string }, ...names: readonly string[]) =>
  names.map((name): GlobalName => ({ name, verdict: 'refused', hint: hints.web, onServers: hints.server }));

const api = (...names: readonly string[]): GlobalName[] =>
  names.flatMap((name) => refused(`Obtain it: const ${name} = require('${name}');`, name));

/**
 * The names that GTM's sandbox has, and those of JavaScript and of pages that it lacks. An undeclared name is
 * a fault of the editor: `Attempting to use undeclared variable X in function template.`
 */
export const globals: readonly GlobalName[] = [
  accepted('require', 'Obtains an API of GTM by its name, which has to be a literal text.'),
  accepted('data', 'The fields of the template and, in a tag, gtmOnSuccess and gtmOnFailure.'),
  accepted('undefined', 'The value undefined.'),
  accepted('arguments', 'The arguments of the function, a real array.'),

  ...api('JSON', 'Math', 'Object'),
  ...refusedBoth(
    {
      web: "Obtain it: const localStorage = require('localStorage');",
      server: 'Use templateDataStorage, whose values last as long as the server runs.',
    },
    'localStorage',
  ),
  ...refusedBoth(
    {
      web: 'Use copyFromWindow, setInWindow and callInWindow for globals of the page.',
      server:
        'There is no page on a server: read the event with getAllEventData, the request with getRequestHeader and its like.',
    },
    'window',
    'globalThis',
    'self',
    'top',
    'parent',
    'frames',
  ),
  ...refusedBoth(
    {
      web: 'The page’s document is out of reach; use getUrl, readTitle, getCookieValues, injectScript.',
      server:
        'There is no page on a server: read the event with getAllEventData, cookies with getCookieValues.',
    },
    'document',
  ),
  ...refusedBoth(
    {
      web: 'Use getUrl for the page’s address, getReferrerUrl for the one before.',
      server: "Read the event: getEventData('page_location').",
    },
    'location',
  ),
  ...refusedBoth(
    {
      web: 'Use copyFromDataLayer to read it, gtagSet or createQueue to write it.',
      server: 'Read the event with getAllEventData or getEventData.',
    },
    'dataLayer',
  ),
  ...refusedBoth(
    {
      web: "Use createArgumentsQueue('gtag', 'dataLayer') or gtagSet.",
      server: 'Send requests with sendHttpRequest.',
    },
    'gtag',
  ),
  ...refused('Use logToConsole.', 'console', 'alert'),
  ...refused('Use getTimestampMillis for the time.', 'Date', 'performance'),
  ...refusedBoth(
    {
      web: 'Use callLater; there is no delay in web templates.',
      server: 'Use callLater; there is no delay.',
    },
    'setTimeout',
    'setInterval',
    'setImmediate',
    'requestAnimationFrame',
    'queueMicrotask',
  ),
  ...refused('Use makeNumber, or makeInteger, which rounds.', 'Number', 'parseInt', 'parseFloat'),
  ...refused('Use makeString.', 'String'),
  ...refused('Write !!value.', 'Boolean'),
  ...refused("Compare getType(value) with 'array'; write arrays as literals.", 'Array'),
  ...refused('Test for NaN with x !== x.', 'isNaN', 'isFinite'),
  ...refused('Write 0 / 0; test for NaN with x !== x.', 'NaN'),
  ...refused('Write 1 / 0.', 'Infinity'),
  ...refused('Use encodeUriComponent (with Uri written so).', 'encodeURIComponent', 'escape'),
  ...refused('Use encodeUri.', 'encodeURI'),
  ...refused('Use decodeUriComponent (with Uri written so).', 'decodeURIComponent', 'unescape'),
  ...refused('Use decodeUri.', 'decodeURI'),
  ...refused('Use toBase64.', 'btoa'),
  ...refused('Use fromBase64.', 'atob'),
  ...refused('Use parseUrl to read a URL; join texts to write one.', 'URL'),
  ...refused('Use getQueryParameters or parseUrl to read; join texts to write.', 'URLSearchParams'),
  ...refusedBoth(
    {
      web: 'Use sendPixel for a request, injectScript for a script.',
      server: 'Use sendHttpRequest or sendHttpGet.',
    },
    'fetch',
    'XMLHttpRequest',
    'Image',
    'navigator',
  ),
  ...refusedBoth(
    {
      web: 'Use templateStorage, which lasts as long as the page.',
      server: 'Use templateDataStorage, whose values last as long as the server runs.',
    },
    'sessionStorage',
  ),
  ...refusedBoth({ web: 'Use sha256.', server: 'Use sha256Sync, sha256 or hmacSha256.' }, 'crypto'),
  ...refused('Use generateRandom.', 'random'),
  ...refused('Use a plain object, whose keys keep their order.', 'Map', 'WeakMap'),
  ...refused('Use a plain object with true for each member, or an array.', 'Set', 'WeakSet'),
  ...refusedBoth(
    {
      web: 'Pass a callback: web templates have no promises.',
      server: "Obtain it: const Promise = require('Promise');",
    },
    'Promise',
  ),
  ...refusedBoth(
    {
      web: 'Give the pattern as a text to match or search.',
      server: 'Use createRegex and testRegex, or give the pattern as a text to match or search.',
    },
    'RegExp',
  ),
  ...refused(
    'Nothing can be thrown; log the fault and call data.gtmOnFailure().',
    'Error',
    'TypeError',
    'RangeError',
  ),
  ...refused('Texts are the only keys.', 'Symbol'),
  ...refused('Use a number.', 'BigInt'),
  ...refused('Code cannot be made while the template runs.', 'Function', 'eval'),
  ...refused(
    'It does not exist in GTM’s sandbox.',
    'Proxy',
    'Reflect',
    'Intl',
    'structuredClone',
    'Uint8Array',
    'TextEncoder',
  ),
  ...refused('A template is one function body and has no modules.', 'module', 'exports', 'process', 'global'),
];

/** The test API: further names in scenarios and their setup. */
export const testGlobals = ['runCode', 'mock', 'mockObject', 'assertApi', 'assertThat', 'fail'] as const;

export const globalsByName: ReadonlyMap<string, GlobalName> = new Map(
  globals.map((each) => [each.name, each]),
);

/** What to write instead of a name, in a kind of container. */
export function hintIn(kind: ContainerKind, { hint, onServers }: GlobalName): string {
  return kind === 'server' ? (onServers ?? hint) : hint;
}
