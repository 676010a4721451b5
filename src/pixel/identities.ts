import { findName } from './find-name.ts';
import { toText } from './text.ts';
import { warn } from './warnings.ts';

const identityTypes = [
  'customerid',
  'email',
  'mobile_number',
  'phone_number_2',
  'phone_number_3',
  'facebook',
  'facebookcustomaudienceid',
  'google',
  'microsoft',
  'twitter',
  'yahoo',
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
];

/** mParticle's spelling of a user identity type; an unknown type stays as it is. */
export function identityType(value: unknown): string {
  const name = toText(value);
  // The Events API spells other2 as other_id_2, and people say mobile for mobile_number.
  const type = findName(identityTypes, name.replace('_id_', '')) || findName(identityTypes, name + 'number');
  if (name && !type) warn(name, 'is no known identity type');
  return type || name;
}
