import type { Item } from '../scripts/tpl/fields.ts';

/** mParticle's custom event types, in the order of the Web SDK's numbers 0 to 9. */
export const customEventTypes = [
  { value: 'Unknown', displayValue: 'Unknown' },
  { value: 'Navigation', displayValue: 'Navigation' },
  { value: 'Location', displayValue: 'Location' },
  { value: 'Search', displayValue: 'Search' },
  { value: 'Transaction', displayValue: 'Transaction' },
  { value: 'UserContent', displayValue: 'User content' },
  { value: 'UserPreference', displayValue: 'User preference' },
  { value: 'Social', displayValue: 'Social' },
  { value: 'Other', displayValue: 'Other' },
  { value: 'Media', displayValue: 'Media' },
] as const satisfies readonly Item[];

/** mParticle's user identity types in the spelling of its web inputs, the frequent ones first. */
export const userIdentityTypes = [
  { value: 'customerid', displayValue: 'Customer ID' },
  { value: 'email', displayValue: 'Email' },
  { value: 'mobile_number', displayValue: 'Mobile number' },
  { value: 'phone_number_2', displayValue: 'Phone number 2' },
  { value: 'phone_number_3', displayValue: 'Phone number 3' },
  { value: 'facebook', displayValue: 'Facebook' },
  { value: 'facebookcustomaudienceid', displayValue: 'Facebook App User ID' },
  { value: 'google', displayValue: 'Google' },
  { value: 'microsoft', displayValue: 'Microsoft' },
  { value: 'twitter', displayValue: 'Twitter' },
  { value: 'yahoo', displayValue: 'Yahoo' },
  { value: 'other', displayValue: 'Other' },
  { value: 'other2', displayValue: 'Other 2' },
  { value: 'other3', displayValue: 'Other 3' },
  { value: 'other4', displayValue: 'Other 4' },
  { value: 'other5', displayValue: 'Other 5' },
  { value: 'other6', displayValue: 'Other 6' },
  { value: 'other7', displayValue: 'Other 7' },
  { value: 'other8', displayValue: 'Other 8' },
  { value: 'other9', displayValue: 'Other 9' },
  { value: 'other10', displayValue: 'Other 10' },
] as const satisfies readonly Item[];

/** GTM's standard consent types. */
export const consentTypes = [
  { value: 'ad_personalization', displayValue: 'ad_personalization' },
  { value: 'ad_storage', displayValue: 'ad_storage' },
  { value: 'ad_user_data', displayValue: 'ad_user_data' },
  { value: 'analytics_storage', displayValue: 'analytics_storage' },
  { value: 'functionality_storage', displayValue: 'functionality_storage' },
  { value: 'personalization_storage', displayValue: 'personalization_storage' },
  { value: 'security_storage', displayValue: 'security_storage' },
] as const satisfies readonly Item[];
