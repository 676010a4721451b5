/** What GTM shows of the template in its lists and in the gallery. */
export const info = {
  displayName: 'mParticle Pixel',
  categories: ['ANALYTICS', 'DATA_WAREHOUSING', 'ATTRIBUTION'],
  description:
    'Sends custom events and page views with attributes, identities and flags to mParticle, one small request each and without its Web SDK. Waits for consent. Not an official mParticle template.',
} as const;

/**
 * Whoever builds a release agrees to Google's terms for gallery templates, which GTM records as a section of
 * the file; see https://developers.google.com/tag-manager/gallery-tos.
 */
export const acceptsGalleryTerms = true;
