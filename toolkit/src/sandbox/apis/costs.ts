/**
 * Steps that a call of an API costs, by what it takes on an emulated page beside a statement and by what it keeps;
 * what is not listed costs `usual`. The characters of its arguments are charged besides.
 */
export const callCosts: Readonly<Record<string, number>> = {
  addConsentListener: 200,
  addEventCallback: 200,
  callLater: 200,
  getCookieValues: 300,
  getQueryParameters: 100,
  getReferrerQueryParameters: 100,
  getReferrerUrl: 100,
  getUrl: 100,
  injectHiddenIframe: 100_000,
  injectScript: 5000,
  sendPixel: 2000,
  setCookie: 3000,
  'localStorage.getItem': 200,
  'localStorage.removeItem': 200,
  'localStorage.setItem': 200,
  logToConsole: 200,
  parseUrl: 300,
  queryPermission: 100,
  sha256: 500,
};

export const usualCost = 50;
