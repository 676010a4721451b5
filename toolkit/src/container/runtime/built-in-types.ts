import { variableTypes, type Surroundings } from './variable-types.ts';

/** GTM's built-in variables as variables of its other types: what an export calls them → type and settings. */
const builtIns: Readonly<
  Record<string, readonly [type: string, settings: Readonly<Record<string, unknown>>]>
> = {
  PAGE_URL: ['u', { component: 'URL' }],
  PAGE_HOSTNAME: ['u', { component: 'HOST' }],
  PAGE_PATH: ['u', { component: 'PATH' }],
  REFERRER: ['f', { component: 'URL' }],
  EVENT: ['e', {}],
  CONTAINER_ID: ['cid', {}],
  CONTAINER_VERSION: ['ctv', {}],
  DEBUG_MODE: ['dbg', {}],
  RANDOM_NUMBER: ['r', {}],
  ENVIRONMENT_NAME: ['ev', {}],
  CLICK_TEXT: ['aev', { varType: 'TEXT' }],
  FORM_TEXT: ['aev', { varType: 'TEXT' }],
  ...fromDataLayer({
    CLICK_ELEMENT: 'gtm.element',
    CLICK_CLASSES: 'gtm.elementClasses',
    CLICK_ID: 'gtm.elementId',
    CLICK_TARGET: 'gtm.elementTarget',
    CLICK_URL: 'gtm.elementUrl',
    FORM_ELEMENT: 'gtm.element',
    FORM_CLASSES: 'gtm.elementClasses',
    FORM_ID: 'gtm.elementId',
    FORM_TARGET: 'gtm.elementTarget',
    FORM_URL: 'gtm.elementUrl',
    ERROR_MESSAGE: 'gtm.errorMessage',
    ERROR_URL: 'gtm.errorUrl',
    ERROR_LINE: 'gtm.errorLineNumber',
    NEW_HISTORY_URL: 'gtm.newUrl',
    OLD_HISTORY_URL: 'gtm.oldUrl',
    NEW_HISTORY_FRAGMENT: 'gtm.newUrlFragment',
    OLD_HISTORY_FRAGMENT: 'gtm.oldUrlFragment',
    NEW_HISTORY_STATE: 'gtm.newHistoryState',
    OLD_HISTORY_STATE: 'gtm.oldHistoryState',
    HISTORY_SOURCE: 'gtm.historyChangeSource',
    SCROLL_DEPTH_THRESHOLD: 'gtm.scrollThreshold',
    SCROLL_DEPTH_UNITS: 'gtm.scrollUnits',
    SCROLL_DEPTH_DIRECTION: 'gtm.scrollDirection',
    ELEMENT_VISIBILITY_RATIO: 'gtm.visibleRatio',
    ELEMENT_VISIBILITY_TIME: 'gtm.visibleTime',
    ELEMENT_VISIBILITY_FIRST_TIME: 'gtm.visibleFirstTime',
    ELEMENT_VISIBILITY_RECENT_TIME: 'gtm.visibleLastTime',
    VIDEO_PROVIDER: 'gtm.videoProvider',
    VIDEO_URL: 'gtm.videoUrl',
    VIDEO_TITLE: 'gtm.videoTitle',
    VIDEO_DURATION: 'gtm.videoDuration',
    VIDEO_PERCENT: 'gtm.videoPercent',
    VIDEO_VISIBLE: 'gtm.videoVisible',
    VIDEO_STATUS: 'gtm.videoStatus',
    VIDEO_CURRENT_TIME: 'gtm.videoCurrentTime',
  }),
};

export function isKnownBuiltIn(type: string): boolean {
  return Object.hasOwn(builtIns, type);
}

/** The value of a built-in variable; undefined when it is not known here. */
export function builtInValue(type: string, around: Surroundings): unknown {
  const [like = '', settings = {}] = (isKnownBuiltIn(type) ? builtIns[type] : undefined) ?? [];
  return variableTypes[like]?.(around, settings);
}

/** What GTM's listeners push is read by version 1, which keeps each value as it is. */
function fromDataLayer(
  keys: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly ['v', Readonly<Record<string, unknown>>]>> {
  return Object.fromEntries(
    Object.entries(keys).map(([type, name]) => [type, ['v', { name, dataLayerVersion: 1 }]] as const),
  );
}
