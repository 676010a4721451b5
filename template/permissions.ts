import type { Permissions } from 'gtm-template-toolkit/types';
import { consentTypes } from './names.ts';

/** What the tag may do: exactly what its code uses. */
export const permissions: Permissions = {
  access_consent: {
    consentTypes: consentTypes.map(({ value }) => ({ consentType: value, read: true, write: false })),
  },
  get_cookies: { cookieAccess: 'specific', cookieNames: ['_fbc', '_fbp', '_scid'] },
  get_referrer: { urlParts: 'any', queriesAllowed: 'any' },
  get_url: { urlParts: 'any', queriesAllowed: 'any' },
  logging: { environments: 'debug' },
  read_container_data: {},
  read_data_layer: { allowedKeys: 'specific', keyPatterns: ['ecommerce'] },
  read_title: {},
  send_pixel: { allowedUrls: 'specific', urls: ['https://pixels.mparticle.com/v1/*'] },
};
