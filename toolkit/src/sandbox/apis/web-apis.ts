import { addConsentListener, defaultRequests, isConsentGranted, readRequests } from './web/consent.ts';
import { setDefaultConsentState, updateConsentState, updateRequests } from './web/consent.ts';
import { readAnalyticsStorage } from './web/analytics-storage.ts';
import { api, type WebContext } from './web/context.ts';
import { getCookieValues, setCookie } from './web/cookies.ts';
import { copyFromDataLayer, gtagSet, writeRequests } from './web/data-layer.ts';
import { fromBase64, orUndefined, toBase64 } from './encoding.ts';
import { injectHiddenIframe, injectScript, sendPixel } from './web/network.ts';
import { sha256 } from './web/hashing.ts';
import { sharedApis } from './shared-apis.ts';
import { localStorage, templateStorage } from './web/storage.ts';
import { versionObject } from './container.ts';
import { pageUrl, parseUrl, queryParameter, referrer, urlComponent } from './urls.ts';
import type { ApiTable } from './define-api.ts';
import { aliasInWindow, callInWindow, copyFromWindow, createArgumentsQueue } from './web/window.ts';
import { createQueue, setInWindow } from './web/window.ts';

/**
 * Every API of web templates: the types of its arguments as GTM's messages name them, what it does, and
 * the permissions it needs, which are checked in this order: types, permissions, effect.
 */
export const webApis: ApiTable<WebContext> = {
  ...sharedApis,

  // Encoding
  /** From Google’s “Custom template APIs”: no script of GTM’s that was read contains it. */
  fromBase64: api(['string'], (_, text) => orUndefined(() => fromBase64(text))),
  /** Measured in GTM’s runtime. */
  toBase64: api(['string'], (_, text) => orUndefined(() => toBase64(text))),

  // Hashing
  /** Fails where the page is no secure context. Measured in GTM’s runtime. */
  sha256: api(['string', 'function', 'function?', 'Object?'], (context, ...args) => {
    sha256(context, args[0], args[1], args[2], args[3]);
  }),

  // URLs
  /** Components are matched without case. Measured in GTM’s runtime. */
  getUrl: api(
    ['string?'],
    (context, component) => urlComponent(pageUrl(context), component),
    (component) => [['get_url', component]],
  ),
  /** As `getUrl`, but without a fragment. Measured in GTM’s runtime. */
  getReferrerUrl: api(
    ['string?'],
    (context, component) => urlComponent(referrer(context), component),
    (component) => [['get_referrer', component]],
  ),
  /** From Google’s “Custom template APIs”: no script of GTM’s that was read contains it. */
  getQueryParameters: api(
    ['string', 'boolean?'],
    (context, key, all) => queryParameter(pageUrl(context), key, all === true),
    (key) => [['get_url', 'query', key]],
  ),
  /** From Google’s “Custom template APIs”: no script of GTM’s that was read contains it. */
  getReferrerQueryParameters: api(
    ['string', 'boolean?'],
    (context, key, all) => queryParameter(referrer(context), key, all === true),
    (key) => [['get_referrer', 'query', key]],
  ),
  /** Measured in GTM’s runtime. */
  parseUrl: api(['any'], ({ page }, url) => parseUrl(url, page.window.location.protocol)),

  // Document
  /** Measured in GTM’s runtime. */
  readCharacterSet: api(
    [],
    ({ page }) => page.window.document.characterSet,
    () => [['read_character_set']],
  ),
  /** Measured in GTM’s runtime. */
  readTitle: api(
    [],
    ({ page }) => page.window.document.title,
    () => [['read_title']],
  ),

  // Cookies
  /** Throws a URIError for a malformed value that is to be decoded. Measured in GTM’s runtime. */
  getCookieValues: api(
    ['string', 'boolean|undefined'],
    (context, name, decode) => getCookieValues(context, name, decode !== false),
    (name) => [['get_cookies', name]],
  ),
  /** Its permission depends on the domain that it comes to try, so it asks for itself. Measured in GTM’s runtime. */
  setCookie: api(
    ['string', 'string?', 'Object?', 'boolean|undefined'],
    (context, name, value, options, encode) => setCookie(context, name, value, options, encode !== false),
  ),

  // Storage
  /** Undefined where the browser lets the page store nothing. Measured in GTM’s runtime. */
  localStorage,
  /** Holds values by reference, as long as the page stands. Measured in GTM’s runtime. */
  templateStorage,
  /** From Google’s “Custom template APIs”: no script of GTM’s that was read contains it. */
  readAnalyticsStorage: api(['Object?'], readAnalyticsStorage, () => [['read_analytics_storage']]),

  // Window
  /** Measured in GTM’s runtime. */
  aliasInWindow: api(['string', 'string'], aliasInWindow, (to, from) => [
    ['access_globals', 'write', to],
    ['access_globals', 'read', from],
  ]),
  /** Measured in GTM’s runtime. */
  callInWindow: api(
    ['string'],
    (context, path, ...args) => callInWindow(context, path, args),
    (path) => [['access_globals', 'execute', path]],
  ),
  /** Measured in GTM’s runtime. */
  copyFromWindow: api(['string'], copyFromWindow, (path) => [['access_globals', 'read', path]]),
  /** Measured in GTM’s runtime. */
  createArgumentsQueue: api(['string', 'string'], createArgumentsQueue, (functionPath, arrayPath) => [
    ['access_globals', 'readwrite', functionPath],
    ['access_globals', 'readwrite', arrayPath],
  ]),
  /** Measured in GTM’s runtime. */
  createQueue: api(['string'], createQueue, (path) => [['access_globals', 'readwrite', path]]),
  /** Needs to read and write, whatever is overridden. Measured in GTM’s runtime. */
  setInWindow: api(
    ['string', 'any', 'boolean?'],
    (context, path, value, override) => setInWindow(context, path, value, override === true),
    (path) => [['access_globals', 'readwrite', path]],
  ),

  // Data layer
  /** Any version but 2 means 1. Measured in GTM’s runtime. */
  copyFromDataLayer: api(
    ['string', 'number?'],
    (context, key, version) => copyFromDataLayer(context, key, version || 2),
    (key) => [['read_data_layer', key]],
  ),
  /** Needs the permission for each key that it comes to set. Measured in GTM’s runtime. */
  gtagSet: api(
    ['string|Object', 'any'],
    (context, first, second) => {
      gtagSet(context, first, second);
    },
    writeRequests,
  ),

  // Consent
  /** Measured in GTM’s runtime. */
  addConsentListener: api(
    ['string', 'function'],
    (context, type, listener) => {
      addConsentListener(context, type, listener);
    },
    (type) => [['access_consent', type, 'read']],
  ),
  /** A type that nothing has set is granted; a list of types is taken too. Measured in GTM’s runtime. */
  isConsentGranted: api(['string|Array'], isConsentGranted, readRequests, ['string', 'Array']),
  /** Measured in GTM’s runtime. */
  setDefaultConsentState: api(
    ['Object'],
    (context, settings) => {
      setDefaultConsentState(context, settings);
    },
    defaultRequests,
  ),
  /** Measured in GTM’s runtime. */
  updateConsentState: api(
    ['Object'],
    (context, settings) => {
      updateConsentState(context, settings);
    },
    updateRequests,
  ),

  // Network
  /** From Google’s “Custom template APIs”: no script of GTM’s that was read contains it. */
  injectHiddenIframe: api(
    ['string', 'function?'],
    (context, url, onSuccess) => {
      injectHiddenIframe(context, url, onSuccess);
    },
    (url) => [['inject_hidden_iframe', url]],
  ),
  /** Measured in GTM’s runtime. */
  injectScript: api(
    ['string', 'function?', 'function?', 'string?'],
    (context, url, onSuccess, onFailure, cacheToken) => {
      injectScript(context, url, onSuccess, onFailure, cacheToken);
    },
    (url) => [['inject_script', url]],
  ),
  /** Succeeds when an image could be decoded. Measured in GTM’s runtime. */
  sendPixel: api(
    ['string', 'function?', 'function?'],
    (context, url, onSuccess, onFailure) => {
      sendPixel(context, url, onSuccess, onFailure);
    },
    (url) => [['send_pixel', url]],
  ),

  // Container
  /** Frozen. Measured in GTM’s runtime. */
  getContainerVersion: api(
    [],
    ({ container }) => versionObject(container.version),
    () => [['read_container_data']],
  ),
};
