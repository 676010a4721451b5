/**
 * The custom event types (`et`) in the pixel's spelling. The number is the Web SDK's `EventType`,
 * which people know from its code; the pixel is sent the name.
 */
export const eventTypes = [
  { name: 'Unknown', number: 0 },
  { name: 'Navigation', number: 1 },
  { name: 'Location', number: 2 },
  { name: 'Search', number: 3 },
  { name: 'Transaction', number: 4 },
  { name: 'UserContent', number: 5 },
  { name: 'UserPreference', number: 6 },
  { name: 'Social', number: 7 },
  { name: 'Other', number: 8 },
  { name: 'Media', number: 9 },
] as const;

/** The user identity types (`ui_t`) in the pixel's spelling, which is the Web SDK's: lower case. */
export const identityTypes = [
  'customerid',
  'email',
  'other',
  'other2',
  'other3',
  'other4',
  'other5',
  'other6',
  'other7',
  'other8',
  'other9',
  'other10',
  'mobile_number',
  'phone_number_2',
  'phone_number_3',
  'facebook',
  'facebookcustomaudienceid',
  'google',
  'twitter',
  'microsoft',
  'yahoo',
] as const;

/** Spellings of other mParticle interfaces, folded by {@link foldName}, and what the pixel calls them. */
const identityAliases: Readonly<Record<string, string>> = {
  mobile: 'mobile_number',
  phone: 'mobile_number',
  phonenumber: 'mobile_number',
  emailaddress: 'email',
  facebookid: 'facebook',
  ...Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`otherid${n}`, `other${n}`])),
};

/** Lower case, without spaces, hyphens and underscores: `User Content` and `user_content` meet. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** The pixel's spelling of a custom event type written in another way (`user_content`, `5`); undefined when there is none. */
export function eventTypeFor(text: string): string | undefined {
  const folded = foldName(text);
  return eventTypes.find(({ name, number }) => foldName(name) === folded || String(number) === folded)?.name;
}

/** The pixel's spelling of an identity type written in another way (`customerId`, `other_id_2`); undefined when there is none. */
export function identityTypeFor(text: string): string | undefined {
  const folded = foldName(text);
  return identityTypes.find((type) => foldName(type) === folded) ?? identityAliases[folded];
}
