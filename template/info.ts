import type { TemplateInfo } from 'gtm-template-toolkit/types';

/** What GTM shows of the template in its lists and in the gallery. */
export const info: TemplateInfo = {
  displayName: 'mParticle Pixel',
  categories: ['ANALYTICS', 'DATA_WAREHOUSING', 'ATTRIBUTION'],
  brand: { displayName: 'mParticle Pixel' },
  description:
    'Sends custom events and page views with attributes, identities and flags to mParticle, one small request each and without its Web SDK. Waits for consent. Not an official mParticle template.',
  acceptsGalleryTerms: true,
};
