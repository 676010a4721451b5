import { warn } from '../warn.ts';
import { bare } from './spelling.ts';

/** mParticle's spelling of each user identity type, by its bare spelling. */
const identityTypes: { readonly [spelling: string]: string } = {
  customerid: 'customerid',
  email: 'email',
  mobile: 'mobile_number',
  mobilenumber: 'mobile_number',
  phonenumber2: 'phone_number_2',
  phonenumber3: 'phone_number_3',
  facebook: 'facebook',
  facebookcustomaudienceid: 'facebookcustomaudienceid',
  google: 'google',
  microsoft: 'microsoft',
  twitter: 'twitter',
  yahoo: 'yahoo',
  other: 'other',
  other2: 'other2',
  other3: 'other3',
  other4: 'other4',
  other5: 'other5',
  other6: 'other6',
  other7: 'other7',
  other8: 'other8',
  other9: 'other9',
  other10: 'other10',
};

/** mParticle's spelling of a user identity type; an unknown type stays as it is. */
export function identityType(name: string): string {
  // The Events API spells other2 as other_id_2.
  const type = identityTypes[name] || identityTypes[bare(name).replace('otherid', 'other')];
  if (type) return type;
  if (name) warn(name, 'is no known identity type');
  return name;
}
