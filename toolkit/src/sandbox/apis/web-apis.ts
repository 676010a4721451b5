import { addConsentListener, defaultRequests, isConsentGranted, readRequests } from './web/consent.ts';
import { setDefaultConsentState, updateConsentState, updateRequests } from './web/consent.ts';
import { readAnalyticsStorage } from './web/analytics-storage.ts';
import { api, type WebContext } from './web/context.ts';
import { getCookieValues, setCookie } from './web/cookies.ts';
import { copyFromDataLayer, gtagSet, writeRequests } from './web/data-layer.ts';
import { fromBase64, orUndefined, toBase64 } from './encoding.ts';
import { injectHiddenIframe, injectScript, sendPixel } from './web/network-elements.ts';
import { sha256 } from './web/sha256.ts';
import { sharedApis } from './shared-apis.ts';
import { localStorage, templateStorage } from './web/storage.ts';
import { versionObject } from './surroundings.ts';
import { pageUrl, parseUrl, queryParameter, referrer, urlComponent } from './urls.ts';
import type { ApiTable } from './define-api.ts';
import { aliasInWindow, callInWindow, copyFromWindow, createArgumentsQueue } from './web/window-access.ts';
import { createQueue, setInWindow } from './web/window-access.ts';

/**
 * Every API of web templates: the types of its arguments as GTM's messages name them, what it does, and
 * the permissions it needs, which are checked in this order: types, permissions, effect.
 */
export const webApis: ApiTable<WebContext> = {
  ...sharedApis,

  // Encoding
  fromBase64: api(['string'], (_, text) => orUndefined(() => fromBase64(text))),
  toBase64: api(['string'], (_, text) => orUndefined(() => toBase64(text))),
  sha256: api(['string', 'function', 'function?', 'Object?'], (context, ...args) => {
    sha256(context, args[0], args[1], args[2], args[3]);
  }),

  // The page's address
  getUrl: api(
    ['string?'],
    (context, component) => urlComponent(pageUrl(context), component),
    (component) => [['get_url', component]],
  ),
  getReferrerUrl: api(
    ['string?'],
    (context, component) => urlComponent(referrer(context), component),
    (component) => [['get_referrer', component]],
  ),
  getQueryParameters: api(
    ['string', 'boolean?'],
    (context, key, all) => queryParameter(pageUrl(context), key, all === true),
    (key) => [['get_url', 'query', key]],
  ),
  getReferrerQueryParameters: api(
    ['string', 'boolean?'],
    (context, key, all) => queryParameter(referrer(context), key, all === true),
    (key) => [['get_referrer', 'query', key]],
  ),
  parseUrl: api(['any'], ({ page }, url) => parseUrl(url, page.window.location.protocol)),

  // The page's document
  readCharacterSet: api(
    [],
    ({ page }) => page.window.document.characterSet,
    () => [['read_character_set']],
  ),
  readTitle: api(
    [],
    ({ page }) => page.window.document.title,
    () => [['read_title']],
  ),

  // Cookies and storage
  getCookieValues: api(
    ['string', 'boolean|undefined'],
    (context, name, decode) => getCookieValues(context, name, decode !== false),
    (name) => [['get_cookies', name]],
  ),
  // Its permission depends on the domain that it comes to try, so it asks for itself.
  setCookie: api(
    ['string', 'string?', 'Object?', 'boolean|undefined'],
    (context, name, value, options, encode) => setCookie(context, name, value, options, encode !== false),
  ),
  localStorage,
  templateStorage,
  readAnalyticsStorage: api(['Object?'], readAnalyticsStorage, () => [['read_analytics_storage']]),

  // The page's window
  aliasInWindow: api(['string', 'string'], aliasInWindow, (to, from) => [
    ['access_globals', 'write', to],
    ['access_globals', 'read', from],
  ]),
  callInWindow: api(
    ['string'],
    (context, path, ...args) => callInWindow(context, path, args),
    (path) => [['access_globals', 'execute', path]],
  ),
  copyFromWindow: api(['string'], copyFromWindow, (path) => [['access_globals', 'read', path]]),
  createArgumentsQueue: api(['string', 'string'], createArgumentsQueue, (functionPath, arrayPath) => [
    ['access_globals', 'readwrite', functionPath],
    ['access_globals', 'readwrite', arrayPath],
  ]),
  createQueue: api(['string'], createQueue, (path) => [['access_globals', 'readwrite', path]]),
  setInWindow: api(
    ['string', 'any', 'boolean?'],
    (context, path, value, override) => setInWindow(context, path, value, override === true),
    (path) => [['access_globals', 'readwrite', path]],
  ),

  // Data layer
  copyFromDataLayer: api(
    ['string', 'number?'],
    (context, key, version) => copyFromDataLayer(context, key, version || 2),
    (key) => [['read_data_layer', key]],
  ),
  gtagSet: api(
    ['string|Object', 'any'],
    (context, first, second) => {
      gtagSet(context, first, second);
    },
    writeRequests,
  ),

  // Consent
  addConsentListener: api(
    ['string', 'function'],
    (context, type, listener) => {
      addConsentListener(context, type, listener);
    },
    (type) => [['access_consent', type, 'read']],
  ),
  isConsentGranted: api(['string|Array'], isConsentGranted, readRequests, ['string', 'Array']),
  setDefaultConsentState: api(
    ['Object'],
    (context, settings) => {
      setDefaultConsentState(context, settings);
    },
    defaultRequests,
  ),
  updateConsentState: api(
    ['Object'],
    (context, settings) => {
      updateConsentState(context, settings);
    },
    updateRequests,
  ),

  // Network
  injectHiddenIframe: api(
    ['string', 'function?'],
    (context, url, onSuccess) => {
      injectHiddenIframe(context, url, onSuccess);
    },
    (url) => [['inject_hidden_iframe', url]],
  ),
  injectScript: api(
    ['string', 'function?', 'function?', 'string?'],
    (context, url, onSuccess, onFailure, cacheToken) => {
      injectScript(context, url, onSuccess, onFailure, cacheToken);
    },
    (url) => [['inject_script', url]],
  ),
  sendPixel: api(
    ['string', 'function?', 'function?'],
    (context, url, onSuccess, onFailure) => {
      sendPixel(context, url, onSuccess, onFailure);
    },
    (url) => [['send_pixel', url]],
  ),

  // The container
  getContainerVersion: api(
    [],
    ({ container }) => versionObject(container.version),
    () => [['read_container_data']],
  ),
};
