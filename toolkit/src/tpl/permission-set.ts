/** What a permission's parameter holds: texts, switches, and lists and maps of them. */
export type PermissionValue =
  string | boolean | readonly PermissionValue[] | { readonly [key: string]: PermissionValue };

/**
 * What a template may do, as the published container holds it:
 * `{ send_pixel: { allowedUrls: 'specific', urls: ['https://example.com/*'] }, read_title: {} }`.
 */
export type Permissions = {
  readonly [publicId: string]: { readonly [param: string]: PermissionValue };
};
