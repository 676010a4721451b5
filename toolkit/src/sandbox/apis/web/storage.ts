import { toText } from '../../language/convert.ts';
import { api, objectApi, type WebContext } from './context.ts';

export const localStorage = objectApi(
  {
    getItem: api(
      ['any'],
      ({ page }, key) => page.window.localStorage.getItem(toText(key)),
      (key) => [['access_local_storage', 'read', toText(key)]],
    ),
    setItem: api(
      ['any', 'any'],
      ({ page }, key, value) => {
        try {
          page.window.localStorage.setItem(toText(key), toText(value));
          return true;
        } catch {
          return false;
        }
      },
      (key) => [['access_local_storage', 'write', toText(key)]],
    ),
    removeItem: api(
      ['any'],
      ({ page }, key) => {
        page.window.localStorage.removeItem(toText(key));
        return undefined;
      },
      (key) => [['access_local_storage', 'write', toText(key)]],
    ),
  },
  ({ page }) => isUsable(page),
);

/** Browsers throw where a page may not store anything. */
function isUsable(page: WebContext['page']): boolean {
  try {
    return page.window.localStorage.length >= 0;
  } catch {
    return false;
  }
}

const templateStorageRequest = () => [['access_template_storage'] as const];

/** Keeps values by reference, for the template alone and as long as the page stands. */
export const templateStorage = objectApi({
  getItem: api(
    ['any'],
    ({ templateStorage: stored }, key) => stored.get(toText(key)) ?? null,
    templateStorageRequest,
  ),
  setItem: api(
    ['any', 'any'],
    ({ templateStorage: stored }, key, value) => {
      stored.set(toText(key), value);
      return undefined;
    },
    templateStorageRequest,
  ),
  removeItem: api(
    ['any'],
    ({ templateStorage: stored }, key) => {
      stored.delete(toText(key));
      return undefined;
    },
    templateStorageRequest,
  ),
  clear: api(
    [],
    ({ templateStorage: stored }) => {
      stored.clear();
      return undefined;
    },
    templateStorageRequest,
  ),
});
