import type { Item } from 'gtm-template-toolkit/types';

/** mParticle's custom event types, by name as Google's style guide asks. */
export const customEventTypes = [
  { value: 'Location', displayValue: 'Location' },
  { value: 'Media', displayValue: 'Media' },
  { value: 'Navigation', displayValue: 'Navigation' },
  { value: 'Other', displayValue: 'Other' },
  { value: 'Search', displayValue: 'Search' },
  { value: 'Social', displayValue: 'Social' },
  { value: 'Transaction', displayValue: 'Transaction' },
  { value: 'Unknown', displayValue: 'Unknown' },
  { value: 'UserContent', displayValue: 'User content' },
  { value: 'UserPreference', displayValue: 'User preference' },
] as const satisfies readonly Item[];

/** mParticle's user identity types in the spelling of its web inputs. */
export const userIdentityTypes = [
  { value: 'customerid', displayValue: 'Customer ID' },
  { value: 'email', displayValue: 'Email' },
  { value: 'facebook', displayValue: 'Facebook' },
  { value: 'facebookcustomaudienceid', displayValue: 'Facebook App User ID' },
  { value: 'google', displayValue: 'Google' },
  { value: 'microsoft', displayValue: 'Microsoft' },
  { value: 'mobile_number', displayValue: 'Mobile number' },
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
  { value: 'phone_number_2', displayValue: 'Phone number 2' },
  { value: 'phone_number_3', displayValue: 'Phone number 3' },
  { value: 'twitter', displayValue: 'Twitter' },
  { value: 'yahoo', displayValue: 'Yahoo' },
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
