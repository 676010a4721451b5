import { isJsonObject, type Json, type JsonObject } from '../tpl/json.ts';

const defaults = {
  type: 'TAG',
  id: 'cvt_temp_public_id',
  version: 1,
  securityGroups: [],
  containerContexts: ['WEB'],
} as const satisfies JsonObject;

const brandDefaults = { id: 'brand_dummy', displayName: '' };

/** The order in which the editor writes them. */
const keys = [
  'type',
  'id',
  'version',
  'securityGroups',
  'displayName',
  'categories',
  'brand',
  'description',
  'containerContexts',
];

/** Keys that the editor may leave out. */
const optional = ['categories', 'brand'];

/**
 * The content of INFO.
 * @param thumbnail the name of the icon's file, if there is one
 */
export function completeInfo(declared: JsonObject, thumbnail: string | undefined): JsonObject {
  const given: JsonObject = Object.fromEntries(
    Object.entries(declared).filter(([key]) => key !== 'acceptsGalleryTerms'),
  );
  const icon = thumbnail === undefined ? {} : { thumbnail };
  const { brand } = given;
  if (keys.every((key) => key in given || optional.includes(key))) {
    return isJsonObject(brand) && !('thumbnail' in brand)
      ? { ...given, brand: { ...brand, ...icon } }
      : given;
  }
  // The editor gives variables no brand.
  const hasBrand = brand !== undefined || thumbnail !== undefined || given['type'] !== 'MACRO';
  const whole: JsonObject = {
    ...defaults,
    ...given,
    ...(hasBrand
      ? {
          brand: isJsonObject(brand) || brand === undefined ? { ...brandDefaults, ...icon, ...brand } : brand,
        }
      : {}),
  };
  const order = [...keys.filter((key) => key in whole), ...Object.keys(whole)];
  return Object.fromEntries([...new Set(order)].map((key) => [key, whole[key] ?? null]));
}

/** The info as a person writes it: without what `completeInfo` adds again. */
export function shortInfo(info: JsonObject, thumbnail: string | undefined): JsonObject {
  const entries = Object.entries(info).flatMap(([key, value]): [string, Json][] => {
    if (key in defaults && isSame(value, defaults[key as keyof typeof defaults])) return [];
    if (key !== 'brand' || !isJsonObject(value)) return [[key, value]];
    const own = Object.entries(value).filter(
      ([name, text]) =>
        text !== (name === 'thumbnail' ? thumbnail : brandDefaults[name as keyof typeof brandDefaults]),
    );
    return own.length === 0 ? [] : [[key, Object.fromEntries(own)]];
  });
  const short = Object.fromEntries(entries);
  return isSame(completeInfo(short, thumbnail), info) ? short : info;
}

function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
