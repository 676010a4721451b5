import type { Container } from '../../sandbox/page/container.ts';
import { isElement, textIn } from './page-elements.ts';
import { urlComponent } from './url-component.ts';

type Settings = Readonly<Record<string, unknown>>;

/** What GTM's listeners push, by the type of an auto-event variable that yields it as it is. */
const pushed: Readonly<Record<string, string>> = {
  ELEMENT: 'gtm.element',
  CLASSES: 'gtm.elementClasses',
  ID: 'gtm.elementId',
  TARGET: 'gtm.elementTarget',
  HISTORY_NEW_URL_FRAGMENT: 'gtm.newUrlFragment',
  HISTORY_OLD_URL_FRAGMENT: 'gtm.oldUrlFragment',
  HISTORY_NEW_STATE: 'gtm.newHistoryState',
  HISTORY_OLD_STATE: 'gtm.oldHistoryState',
  HISTORY_CHANGE_SOURCE: 'gtm.historyChangeSource',
};

const read: readonly string[] = ['URL', 'TEXT', 'TAG_NAME', 'ATTRIBUTE'];

export function isKnownAutoEvent(varType: string | undefined): boolean {
  return varType !== undefined && (Object.hasOwn(pushed, varType) || read.includes(varType));
}

/** What an auto-event variable yields of the click, form or history change that came last. */
export function autoEvent({ dataModel }: Container, page: string, settings: Settings): unknown {
  const { varType, defaultValue } = settings;
  const element = dataModel.getLatest('gtm.element');
  switch (varType) {
    case 'URL':
      return elementUrl(String(dataModel.getLatest('gtm.elementUrl') || defaultValue || ''), page, settings);
    case 'TEXT':
      return (isElement(element) && textIn(element)) || defaultValue;
    case 'TAG_NAME':
      return isElement(element) ? element.tagName : defaultValue;
    case 'ATTRIBUTE': {
      const { attribute } = settings;
      return (isElement(element) && element.getAttribute(String(attribute))) || defaultValue || '';
    }
    default: {
      const value = dataModel.getLatest(pushed[String(varType)] ?? '');
      return value === undefined ? defaultValue : value;
    }
  }
}

function elementUrl(url: string, page: string, settings: Settings): unknown {
  const { component = 'URL', affiliatedDomains } = settings;
  if (component === 'URL') return url;
  return component === 'IS_OUTBOUND'
    ? isOutbound(url, page, affiliatedDomains)
    : urlComponent(url, page, settings);
}

/** Whether an address leads away from the page's host and from those that belong to it, as `a.example, b.example`. */
function isOutbound(url: string, page: string, affiliated: unknown): boolean {
  if (url === '') return false;
  const host = hostOf(url);
  const own = [
    hostOf(page),
    ...String(affiliated ?? '')
      .replace(/\s+/g, '')
      .split(','),
  ];
  return !own.some((name) => name !== '' && (host === name || host.endsWith(`.${name.replace(/^\./, '')}`)));
}

function hostOf(url: string): string {
  const absolute = /^https?:\/\//i.test(url) ? url : `http://${url}`;
  return URL.canParse(absolute) ? new URL(absolute).hostname.toLowerCase().replace(/^www\d*\./, '') : '';
}
