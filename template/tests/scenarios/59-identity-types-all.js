// Each user identity type is known in another spelling too
const types = [
  'customerid',
  'email',
  'facebook',
  'facebookcustomaudienceid',
  'google',
  'microsoft',
  'mobile_number',
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
  'phone_number_2',
  'phone_number_3',
  'twitter',
  'yahoo',
];
const spellings = [
  (type) => type,
  (type) => type.toUpperCase(),
  (type) => type.charAt(0).toUpperCase() + ' ' + type.slice(1).split('_').join('-'),
  (type) => type.split('other').join('other_id_').split('customerid').join('customer_id'),
];
spellings.forEach((spell) => {
  const identities = {};
  types.forEach((type, index) => {
    identities[spell(type)] = index;
  });
  run({ userIdentitiesObject: identities });
  assertThat(parameter('ui_t')).isEqualTo(types.join(','));
});

assertApi('logToConsole').wasNotCalled();
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
