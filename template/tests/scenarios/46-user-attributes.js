// User attributes come from a table and an object; a reserved name keeps its dollar sign
run({
  userAttributes: [{ key: '$FirstName', value: 'Ada' }],
  userAttributesObject: { tier: 'gold' },
});

assertThat(parameter('ua_k')).isEqualTo('tier,%24FirstName');
assertThat(parameter('ua_v')).isEqualTo('gold,Ada');
assertApi('gtmOnSuccess').wasCalled();
assertApi('gtmOnFailure').wasNotCalled();
