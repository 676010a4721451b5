import { toHost, toSandbox } from '../../language/border.ts';
import { toText } from '../../language/convert.ts';
import { api, objectApi } from './context.ts';

const request = () => [['access_template_storage'] as const];

/** Data of the template alone, kept by the server as long as it runs; copies go in and out. */
export const storageApis = {
  /** From Google’s “Server-side tagging APIs”. */
  templateDataStorage: objectApi({
    getItemCopy: api(
      ['any'],
      ({ stored, meter }, key) => toSandbox(stored.template.get(toText(key, meter)), meter) ?? null,
      request,
    ),
    setItemCopy: api(
      ['any', 'any'],
      ({ stored, meter }, key, value) => {
        if (value === null) stored.template.delete(toText(key, meter));
        else stored.template.set(toText(key, meter), toHost(value, meter));
      },
      request,
    ),
    removeItem: api(
      ['any'],
      ({ stored, meter }, key) => {
        stored.template.delete(toText(key, meter));
      },
      request,
    ),
    clear: api(
      [],
      ({ stored }) => {
        stored.template.clear();
      },
      request,
    ),
  }),
};
