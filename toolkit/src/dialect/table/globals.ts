/** A name that code finds without declaring it. */
export interface GlobalName {
  readonly name: string;
  readonly verdict: 'accepted' | 'refused';
  /** What it is, when accepted; what to write instead, when refused. */
  readonly hint: string;
}

const accepted = (name: string, hint: string): GlobalName => ({ name, verdict: 'accepted', hint });
const refused = (hint: string, ...names: readonly string[]): GlobalName[] =>
  names.map((name) => ({ name, verdict: 'refused', hint }));

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

  ...api('JSON', 'Math', 'Object', 'localStorage'),
  ...refused(
    'Use copyFromWindow, setInWindow and callInWindow for globals of the page.',
    'window',
    'globalThis',
    'self',
    'top',
    'parent',
    'frames',
  ),
  ...refused(
    'The page’s document is out of reach; use getUrl, readTitle, getCookieValues, injectScript.',
    'document',
  ),
  ...refused('Use getUrl for the page’s address, getReferrerUrl for the one before.', 'location'),
  ...refused('Use copyFromDataLayer to read it, gtagSet or createQueue to write it.', 'dataLayer'),
  ...refused("Use createArgumentsQueue('gtag', 'dataLayer') or gtagSet.", 'gtag'),
  ...refused('Use logToConsole.', 'console', 'alert'),
  ...refused('Use getTimestampMillis for the time.', 'Date', 'performance'),
  ...refused(
    'Use callLater; there is no delay in web templates.',
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
  ...refused(
    'Use sendPixel for a request, injectScript for a script.',
    'fetch',
    'XMLHttpRequest',
    'Image',
    'navigator',
  ),
  ...refused('Use templateStorage, which lasts as long as the page.', 'sessionStorage'),
  ...refused('Use sha256.', 'crypto'),
  ...refused('Use generateRandom.', 'random'),
  ...refused('Use a plain object, whose keys keep their order.', 'Map', 'WeakMap'),
  ...refused('Use a plain object with true for each member, or an array.', 'Set', 'WeakSet'),
  ...refused('Pass a callback: web templates have no promises.', 'Promise'),
  ...refused('Give the pattern as a text to match or search.', 'RegExp'),
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
