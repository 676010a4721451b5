/** The categories of the gallery. */
export const categories: readonly string[] = [
  'ADVERTISING',
  'AFFILIATE_MARKETING',
  'ANALYTICS',
  'ATTRIBUTION',
  'CHAT',
  'CONVERSIONS',
  'DATA_WAREHOUSING',
  'EMAIL_MARKETING',
  'EXPERIMENTATION',
  'HEAT_MAP',
  'LEAD_GENERATION',
  'MARKETING',
  'PERSONALIZATION',
  'REMARKETING',
  'SALES',
  'SESSION_RECORDING',
  'SOCIAL',
  'SURVEY',
  'TAG_MANAGEMENT',
  'UTILITY',
];

export const templateTypes: readonly string[] = ['TAG', 'MACRO', 'CLIENT'];

/** The properties of INFO in the order in which GTM's editor writes them. */
export const infoProperties: readonly string[] = [
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

export const longestDescription = 200;

/** The icon's side in pixels, and its size in bytes. */
export const icon = { smallest: 48, largest: 96, bytes: 50_000 } as const;
