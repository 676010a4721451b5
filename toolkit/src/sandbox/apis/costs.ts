/**
 * Steps that a call of an API costs, by what it takes on an emulated page beside a statement and by what it keeps.
 * The characters of its arguments are charged besides.
 */
const costs: readonly (readonly [steps: number, ...apis: readonly string[]])[] = [
  [100, 'getQueryParameters', 'getReferrerQueryParameters', 'getReferrerUrl', 'getUrl', 'queryPermission'],
  [
    200,
    'addConsentListener',
    'addEventCallback',
    'callLater',
    'localStorage.getItem',
    'localStorage.removeItem',
    'localStorage.setItem',
    'logToConsole',
  ],
  [300, 'getCookieValues', 'parseUrl'],
  [500, 'sha256'],
  [2000, 'sendPixel'],
  [3000, 'setCookie'],
  [5000, 'injectScript'],
  [100_000, 'injectHiddenIframe'],
];

/** By name of the API or `object.member`; all others cost `usualCost`. */
export const callCosts: ReadonlyMap<string, number> = new Map(
  costs.flatMap(([steps, ...apis]) => apis.map((api) => [api, steps] as const)),
);

export const usualCost = 50;
