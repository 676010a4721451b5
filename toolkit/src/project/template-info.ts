/**
 * What `template/info` says of the template. What is left out is as GTM's editor writes it for a new template; an
 * info with all of the editor's keys is written in its own order.
 */
export interface TemplateInfo {
  /** The name in GTM's lists and in the gallery. */
  readonly displayName: string;
  readonly description: string;
  /** For the gallery: `ANALYTICS`, `ADVERTISING`… */
  readonly categories?: readonly string[];
  /** Whose template it is; the icon is the file `thumbnail.png` (`.jpg`, `.gif`) beside the info. */
  readonly brand?: { readonly id?: string; readonly displayName?: string; readonly thumbnail?: string };
  /** `TAG` unless told. A `MACRO` is a variable; server containers have `CLIENT`s too. */
  readonly type?: 'TAG' | 'MACRO' | 'CLIENT';
  /** `['WEB']` unless told. */
  readonly containerContexts?: readonly ('WEB' | 'SERVER')[];
  readonly id?: string;
  readonly version?: number;
  readonly securityGroups?: readonly string[];
  /**
   * True once the author agrees to the terms of service of Google's gallery, as by ticking the box in the editor;
   * see https://developers.google.com/tag-manager/gallery-tos. Not a part of INFO: it makes a section of its own.
   */
  readonly acceptsGalleryTerms?: boolean;
}
