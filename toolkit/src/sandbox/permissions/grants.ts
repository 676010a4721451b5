/** A parameter of a permission: texts, switches, and lists and maps of them. */
export type GrantValue = string | boolean | readonly GrantValue[] | { readonly [key: string]: GrantValue };

/** One permission's parameters, by name. */
export type Grant = { readonly [param: string]: GrantValue };

/**
 * What a template may do, by public id, as the published container holds it:
 * `{ send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/*'] }, read_title: {} }`.
 */
export type Grants = { readonly [publicId: string]: Grant };

/** What a permission grants; undefined when it is not there, whatever objects inherit. */
export function grantOf(grants: Grants, publicId: string): Grant | undefined {
  return Object.hasOwn(grants, publicId) ? grants[publicId] : undefined;
}

export type GrantRow = { readonly [key: string]: GrantValue };

/** A parameter's rows, such as those of `access_globals`' keys; empty when it is no list. */
export function rowsOf(value: GrantValue | undefined): readonly GrantRow[] {
  return listOf(value).filter(isRow);
}

export function textsOf(value: GrantValue | undefined): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

function listOf(value: GrantValue | undefined): readonly GrantValue[] {
  return isList(value) ? value : [];
}

function isList(value: GrantValue | undefined): value is readonly GrantValue[] {
  return Array.isArray(value);
}

function isRow(value: GrantValue): value is GrantRow {
  return typeof value === 'object' && !isList(value);
}

const sizes = new WeakMap<object, number>();

/** How much a check may have to look through: the values in a parameter, long texts for several. */
export function sizeOf(value: GrantValue | undefined): number {
  if (typeof value === 'string') return 1 + (value.length >> 6);
  if (typeof value !== 'object' || value === null) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = Object.values(value).reduce((sum, each) => sum + sizeOf(each), 1);
  sizes.set(value, size);
  return size;
}
