import { toText } from '../../language/convert.ts';
import { nameOf } from '../define-api.ts';
import { api, objectApi, type WebContext } from './context.ts';

export const localStorage = objectApi(
  {
    getItem: api(
      ['any'],
      ({ page, meter }, key) => page.window.localStorage.getItem(toText(key, meter)),
      (key) => [['access_local_storage', 'read', nameOf(key)]],
    ),
    setItem: api(
      ['any', 'any'],
      ({ page, meter }, key, value) => {
        try {
          page.window.localStorage.setItem(toText(key, meter), toText(value, meter));
          return true;
        } catch {
          return false;
        }
      },
      (key) => [['access_local_storage', 'write', nameOf(key)]],
    ),
    removeItem: api(
      ['any'],
      ({ page, meter }, key) => {
        page.window.localStorage.removeItem(toText(key, meter));
        return undefined;
      },
      (key) => [['access_local_storage', 'write', nameOf(key)]],
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
    ({ templateStorage: stored, meter }, key) => stored.get(toText(key, meter)) ?? null,
    templateStorageRequest,
  ),
  setItem: api(
    ['any', 'any'],
    ({ templateStorage: stored, meter }, key, value) => {
      stored.set(toText(key, meter), value);
      return undefined;
    },
    templateStorageRequest,
  ),
  removeItem: api(
    ['any'],
    ({ templateStorage: stored, meter }, key) => {
      stored.delete(toText(key, meter));
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
